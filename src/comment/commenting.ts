import type { AccountContext } from '../account/account-context'

/** The rules of commenting that an operator can set. */
interface Commenting {
  /** How long after writing it an author may change a comment. */
  readonly editMinutes: number
  /** The depth of the deepest replies. */
  readonly deepest: number
  /** How long an account counts as new. */
  readonly newAccountHours: number
  /** How many reports make a comment wait for a moderator. */
  readonly reportsToHold: number
}

export interface CommentContext extends AccountContext {
  readonly commenting: Commenting
}
