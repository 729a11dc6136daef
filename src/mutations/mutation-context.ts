import { decide } from '../authz/authorize'
import type { AnyAction } from '../authz/policy'
import { Role } from '../authz/role.enums'
import type { Writing } from '../core/change-log/write'
import type { Context } from '../core/context'
import type { SignedIn } from '../core/viewer'
import { lockViewer } from '../modules/account/lock-account'
import { addGrant } from '../modules/account/role/role.mutations'

/** A write in somebody's name. */
export class MutationContext {
  private constructor(
    readonly write: Writing,
    readonly now: Date,
    /** Who writes, with what they may do now. */
    public viewer: SignedIn,
  ) {}

  /** Locks the account of whoever writes. */
  static async begin(context: Context, write: Writing, action: AnyAction<never>): Promise<MutationContext> {
    return new MutationContext(write, context.now, await lockViewer(context, write, action))
  }

  /** In the name of the registry’s operator, at the command line of its machine. */
  static operator(write: Writing, now: Date): MutationContext {
    return new MutationContext(write, now, OPERATOR)
  }

  /** Whether they have a right to something else, whatever its state. */
  async hasRight(action: AnyAction, id: string): Promise<boolean> {
    return (await decide(action, { id } as never, this)).role !== null
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
  representsLater: [],
  edits: [],
  inactiveRoles: [],
  withSecondFactor: null,
  suspendedUntil: null,
}
