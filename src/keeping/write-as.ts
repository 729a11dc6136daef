import { Role } from '../account/account.enums'
import type { AccountContext } from '../account/account-context'
import { addGrant } from '../account/role/grant-role'
import { lockViewer } from '../account/role/lock-holder'
import type { Context, SignedIn } from '../shared/context'
import type { Violation } from '../shared/errors'
import { brokenRules, refuse } from '../shared/rules'
import { signedIn } from '../shared/signed-in'
import type { Writing } from '../shared/writing'

/** A write in somebody's name. */
export class Acting {
  private constructor(
    readonly write: Writing,
    readonly now: Date,
    /** Who writes, with what they may do now. */
    public viewer: SignedIn,
  ) {}

  static async begin(context: Context, write: Writing): Promise<Acting> {
    return new Acting(write, context.now, await lockViewer(context, write))
  }

  /** In the name of the registry’s operator, at the command line of its machine. */
  static operator(write: Writing, now: Date): Acting {
    return new Acting(write, now, OPERATOR)
  }

  /** In which of the roles they do it. */
  as(role: Role) {
    this.write.actAs({ accountId: this.viewer.accountId, role })
  }

  /** Whoever enters a thing keeps it from then on. */
  async keep(role: Role.ORGANISER | Role.REPRESENTATIVE, id: string) {
    const { accountId } = this.viewer
    await addGrant({ accountId, role, scopeId: id, grantedById: null }, this.write, this.now)
    const kept = role === Role.ORGANISER ? 'organises' : 'represents'
    this.viewer = { ...this.viewer, [kept]: [...this.viewer[kept], id] }
  }
}

/** Nobody with an account, who may do everything. */
export const OPERATOR: SignedIn = {
  accountId: '',
  sessionId: null,
  tokenIssuedAt: null,
  isModerator: true,
  isAdmin: true,
  organises: [],
  represents: [],
  edits: [],
}

/** What is to be written. */
export interface Task<Result> {
  readonly input: object
  /** Further rules that it breaks, which only the registry knows: that a code names no territory, say. */
  readonly check?: (acting: Acting) => Promise<Violation[]>
  readonly work: (acting: Acting) => Promise<Result>
}

/** Writes in the name of whoever asks, once nothing is wrong with the input. */
export async function writeAs<Result>(task: Task<Result>, context: AccountContext): Promise<Result> {
  await context.attempts.write(signedIn(context).accountId)
  let acting: Acting | undefined
  const result = await context.write(async (write) => {
    acting = await Acting.begin(context, write)
    refuse([...brokenRules(task.input, ['input']), ...((await task.check?.(acting)) ?? [])])
    return task.work(acting)
  })
  // They may see more now than when the request began, such as the draft that they have just entered.
  if (acting) context.viewer = acting.viewer
  return result
}
