/** What keeps something that Tidings depends on from being of use. */
export interface DependencyFault {
  /** One sentence with what mends it. */
  says: string;
  /** It does not answer, which may pass by itself; or it answers and is not set up as it must be. */
  is: 'down' | 'unfit';
}
