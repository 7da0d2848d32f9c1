/**
 * Why the program cannot start, as one sentence that says what to do. The command line prints it alone, without a
 * stack, and exits with code 1.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
