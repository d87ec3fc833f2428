// Loads a compose file as Docker Compose does and prints the project that comes of it as JSON: interpolation from the
// environment, merges, schema and consistency, with every profile. What Docker Compose refuses, this refuses.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:], cli.WithOsEnv, cli.WithName("tidings"), cli.WithProfiles([]string{"*"}))
	if err != nil {
		refuse(err)
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		refuse(err)
	}
	json, err := project.MarshalJSON()
	if err != nil {
		refuse(err)
	}
	fmt.Println(string(json))
}

func refuse(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
