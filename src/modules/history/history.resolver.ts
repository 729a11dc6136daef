import { Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { may } from '../../authz/may'
import { Role } from '../../authz/role.enums'
import { Change } from '../../core/change-log/change.entity'
import { FieldDifference, fieldDifferences } from '../../core/change-log/field-difference'
import { RecordType } from '../../core/change-log/record-type'
import { byId, collectionOfId } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Account } from '../account/account.entity'
import { accountUnlessStaff, isStaffRole } from '../account/staff'
import { Event } from '../event/event.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Partnership } from '../partnership/partnership.entity'
import { historyOfRecord } from './change.lists'
import { cursorAt, positionOf, readLog, refuseExpiredCursor } from './change-cursor'
import { pageOfChanges } from './change-pages'
import { seeingHistoryOf } from './history.policy'

@Resolver(() => Change)
export class ChangeResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record as it is now. Null: it is gone, or not visible to you.',
  })
  node(@Root() change: Change, @Ctx() context: Context) {
    return recordOf(change, context)
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'The fields that an update changed. Null for other kinds of changes, and if you cannot see the record.',
  })
  async fields(@Root() change: Change, @Ctx() context: Context) {
    return change.storedFields && (await recordOf(change, context)) && change.storedFields
  }

  @FieldResolver(() => [FieldDifference], {
    nullable: true,
    description:
      'The changed fields before and after, for partnerships, memberships, agreements, links, events and organisations. Null for other records and other kinds of changes, and if you cannot see the record.',
  })
  async differences(@Root() change: Change, @Ctx() context: Context): Promise<FieldDifference[] | null> {
    const { storedDifferences: differences } = change
    if (!differences || !(await recordOf(change, context))) return null
    return fieldDifferences(differences)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record that replaced a merged one. Null for other kinds of changes.',
  })
  mergedInto(@Root() { intoId }: Change, @Ctx() context: Context) {
    const into = intoId === null ? undefined : collectionOfId(intoId)
    return into ? byId(into, context).load(intoId as string) : null
  }

  @FieldResolver(() => Role, {
    nullable: true,
    description:
      'The role in which it was done. Null: by the operator of the registry, or by an account that has been erased.',
  })
  role(@Root() { actorId, actorRole }: Change) {
    return actorId === null ? null : actorRole
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who did it. Visible to that account and to managers of the record; null for everyone else. Moderators and administrators are named only to each other.',
  })
  async account(@Root() { actorId, actorRole, historyOf }: Change, @Ctx() context: Context) {
    const { viewer } = context
    if (actorId === null || !viewer) return null
    const isKnown = viewer.accountId === actorId || viewer.isAdmin
    if (isStaffRole(actorRole) && !isKnown && !viewer.isModerator) return null
    const seeing = historyOf === null ? undefined : seeingHistoryOf(historyOf)
    const isManager = () => seeing && may(seeing, historyOf as string, context)
    const knows = isKnown || isStaffRole(actorRole) || (await isManager())
    return knows ? accountUnlessStaff(actorId, context) : null
  }
}

/** Only under its own id: that of a merged record leads to another. */
async function recordOf({ recordId }: Change, context: Context): Promise<object | null> {
  const from = collectionOfId(recordId)
  const record = from && ((await byId(from, context).load(recordId)) as Node | null)
  return record?.id === recordId ? record : null
}

@ObjectType()
class ChangePage {
  @Field({
    description:
      'The cursor after the newest change. To follow the changes, take it first, then read the records you need, then ask for the changes after it.',
  })
  headCursor!: string
}

const ChangeConnection = connectionOf('Change', () => Change, { plural: 'changes', page: ChangePage })
const HistoryConnection = connectionOf('History', () => Change, { plural: 'changes of a record' })

@ArgsType()
class ChangesArgs extends ForwardArgs {
  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of these types of records. By default, all.',
  })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of records that are in the unit, have left it or are gone, wherever they were. Sectors and guides are in no unit.',
  })
  territory?: string | null
}

@Resolver()
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'The changes in the order of commits. If you continue from the endCursor (from the headCursor after an empty page), you see every change once and miss none. RESYNC_REQUIRED if the cursor is older than the change log: read everything again and start at the headCursor.',
  })
  async changes(
    @Args(() => ChangesArgs) { types, territory, ...args }: ChangesArgs,
    @Ctx() context: Context,
  ) {
    // Read before the changes are: what is committed between the two comes with the next page, and is not passed over.
    const log = await readLog(context.reader)
    if (args.after != null) await refuseExpiredCursor(positionOf(args.after, context), log, context.reader)
    const page = await pageOfChanges({ types, territory }, args, context)
    return Object.assign(page, { headCursor: cursorAt(log.head, context) })
  }
}

const HISTORY =
  'The changes of the record, the newest first: when, in which role, and each field before and after. Changes made before it was published are visible only to its managers.'

@Resolver(() => Partnership)
export class PartnershipHistoryResolver {
  @FieldResolver(() => HistoryConnection, {
    description: `${HISTORY} The changes of its memberships, agreements and links are included.`,
  })
  history(@Root() { id }: Partnership, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(historyOfRecord, id, args, context)
  }
}

@Resolver(() => Event)
export class EventHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: HISTORY })
  history(@Root() { id }: Event, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(historyOfRecord, id, args, context)
  }
}

@Resolver(() => Organisation)
export class OrganisationHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: HISTORY })
  history(@Root() { id }: Organisation, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(historyOfRecord, id, args, context)
  }
}
