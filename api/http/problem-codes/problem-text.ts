/** How a problem is told: its HTTP status, its title, why it comes and what mends it. */
export interface ProblemText {
  status: number;
  title: string;
  why: string;
  fix: string;
}
