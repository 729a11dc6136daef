import type { AccountContext } from '../../account/account-context'

/** What writing comments needs: the limits of accounts, besides what every room has. */
export type CommentContext = AccountContext
