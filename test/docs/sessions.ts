import { Role } from '../../src/authz/role.enums'
import type { App, Client, Member } from '../support/app'

/** Of which thing a role is, where it is not of the whole registry. */
const SCOPES: Partial<Record<Role, string>> = { EDITOR: 'territory_14' }

/** Who asks in the examples of one page: each role that is granted is one account. */
export class Sessions {
  private readonly members = new Map<string, Promise<Member>>()
  private apiKey: Promise<string> | undefined

  constructor(private readonly open: () => Promise<App>) {}

  /** A visitor, where no role is named. */
  async client(role: string | undefined): Promise<Client> {
    return role === undefined ? this.open() : this.member(role)
  }

  async token(role: string | undefined): Promise<string> {
    return role === undefined ? '' : (await this.member(role)).accessToken
  }

  key(): Promise<string> {
    this.apiKey ??= this.createKey()
    return this.apiKey
  }

  private async member(name: string): Promise<Member> {
    const app = await this.open()
    const role = Object.values(Role).find((each) => each.toLowerCase() === name)
    if (role === undefined) throw new Error(`There is no role ${name}.`)
    // Of each example a new one: it may sign out, or erase itself.
    if (role === Role.MEMBER) return app.signUp()
    const member = this.members.get(name) ?? app.appoint(role, SCOPES[role])
    this.members.set(name, member)
    return member
  }

  private async createKey(): Promise<string> {
    const admin = await this.member('admin')
    const { createApiKey } = await admin.data(
      'mutation { createApiKey(input: { name: "Examples" }) { key } }',
    )
    return createApiKey.key
  }
}
