/** The mutations that sign in, or lead there. What they are given shows who asks, so that a token that is not good counts as none. */
export const SIGNING_IN: ReadonlySet<string> = new Set([
  'signUp',
  'signIn',
  'refreshSession',
  'requestPasswordReset',
  'resetPassword',
])
