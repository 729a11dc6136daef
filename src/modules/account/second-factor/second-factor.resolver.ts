import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../../core/context'
import { Viewer } from '../viewer'
import { SecondFactor } from './second-factor.entity'

@Resolver(() => Viewer)
export class ViewerSecondFactorResolver {
  @FieldResolver(() => SecondFactor, {
    nullable: true,
    description: 'The second factor of the account. Null: the password alone signs in.',
  })
  async secondFactor(@Root() { account }: Viewer, @Ctx() { reader }: Context): Promise<SecondFactor | null> {
    const [row] = await reader.all(
      sql`SELECT "confirmedAt" FROM "second_factor" WHERE "accountId" = ${account.id} AND "confirmedAt" IS NOT NULL`,
    )
    return row ? Object.assign(new SecondFactor(), { accountId: account.id, confirmedAt: row[0] }) : null
  }
}

@Resolver(() => SecondFactor)
export class RecoveryCodesResolver {
  @FieldResolver(() => Int, { description: 'How many recovery codes are not used yet, of ten.' })
  async recoveryCodesLeft(@Root() { accountId }: SecondFactor, @Ctx() { reader }: Context): Promise<number> {
    const [[count] = []] = await reader.all(
      sql`SELECT COUNT(*) FROM "recovery_code" WHERE "accountId" = ${accountId}`,
    )
    return Number(count)
  }
}
