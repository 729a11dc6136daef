import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../account/account.entity'
import { Role } from '../account/account.enums'
import { Change } from '../change/change.entity'
import { keeps } from '../keeping/standing'
import { byId, collectionOfId } from '../shared/collection'
import type { Context } from '../shared/context'
import { Node } from '../shared/node'
import { Json } from '../shared/scalars'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What a field of a record was, and what it became.' })
export class FieldDifference {
  @Field({ description: 'The name of the field, as in its type: `summary`.' })
  field!: string

  @Field(() => Json, {
    nullable: true,
    description: 'What it was: a text, a number, a list … or the id of another record. Null: nothing.',
  })
  from!: unknown

  @Field(() => Json, { nullable: true, description: 'What it became. Null: nothing.' })
  to!: unknown
}

@Resolver(() => Change)
export class ChangeResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record as it is now. Null: it is gone, or you cannot see it.',
  })
  node(@Root() change: Change, @Ctx() context: Context) {
    return recordOf(change, context)
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'The fields of the record that an update changed. Null for other kinds, and where you cannot see the record.',
  })
  async fields(@Root() change: Change, @Ctx() context: Context) {
    return change.storedFields && (await recordOf(change, context)) && change.storedFields
  }

  @FieldResolver(() => [FieldDifference], {
    nullable: true,
    description:
      'What the changed fields were, and what they became: of partnerships, memberships, agreements, events and organisations. Null for others, for other kinds than updates, and where you cannot see the record.',
  })
  async differences(@Root() change: Change, @Ctx() context: Context): Promise<FieldDifference[] | null> {
    const { storedDifferences: differences } = change
    if (!differences || !(await recordOf(change, context))) return null
    return Object.entries(differences).map(([field, [from, to]]) => ({ field, from, to }))
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record that has taken the place of a merged one. Null for other kinds.',
  })
  mergedInto(@Root() { intoId }: Change, @Ctx() context: Context) {
    const into = intoId === null ? undefined : collectionOfId(intoId)
    return into ? byId(into, context).load(intoId as string) : null
  }

  @FieldResolver(() => Role, {
    nullable: true,
    description:
      'In which role somebody did it. Null: the operator of the registry, or an account that is erased.',
  })
  role(@Root() { actorId, actorRole }: Change) {
    return actorId === null ? null : actorRole
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who did it. Those know who did it themselves, keep the record, or run the registry; null for everybody else.',
  })
  async account(@Root() { actorId, historyOf }: Change, @Ctx() context: Context) {
    const { viewer } = context
    if (actorId === null || !viewer) return null
    const knows =
      viewer.isAdmin || viewer.accountId === actorId || (await keeps(context).load(historyOf ?? ''))
    return knows ? byId(accounts, context).load(actorId) : null
  }
}

/** Only under its own id: that of a merged record leads to another. */
async function recordOf({ recordId }: Change, context: Context): Promise<object | null> {
  const from = collectionOfId(recordId)
  const record = from && ((await byId(from, context).load(recordId)) as Node | null)
  return record?.id === recordId ? record : null
}
