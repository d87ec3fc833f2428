/** What a list names again, each time that it does. */
export function repeated<Name>(names: readonly Name[]): Name[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
