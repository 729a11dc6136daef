import { Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { Change } from '../change/change.entity'
import { RecordType } from '../change/record-type'
import { Event } from '../event/event.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Partnership } from '../partnership/partnership.entity'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { pageOf } from '../shared/list'
import { ForwardArgs } from '../shared/page'
import { historyOfRecord } from './change.lists'
import { cursorBehind, placeOf, readLog, refuseUnlessKept } from './change-log'
import { pageOfChanges } from './stretches'

@ObjectType()
class ChangePage {
  @Field({
    description:
      'Lies behind the newest change. Begin to follow here: take it first, then read what you want to have, then ask for the changes after it.',
  })
  headCursor!: string
}

const ChangeConnection = connectionOf('Change', () => Change, { plural: 'changes', page: ChangePage })
const HistoryConnection = connectionOf('History', () => Change, { plural: 'changes of a record' })

@ArgsType()
class ChangesArgs extends ForwardArgs {
  @Field(() => [RecordType], {
    nullable: true,
    description: 'Changes of records of one of these types; of all if not given.',
  })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: changes of what lies in the unit, or has left it, and of what is gone, wherever it was. Sectors and guides lie nowhere.',
  })
  territory?: string | null
}

@Resolver()
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'What has changed, in the order of commits: whoever goes on from the endCursor (of an empty page: from the headCursor) sees every change once and misses none. RESYNC_REQUIRED for a cursor that is older than what is kept: read everything anew, and begin at the headCursor.',
  })
  async changes(
    @Args(() => ChangesArgs) { types, territory, ...args }: ChangesArgs,
    @Ctx() context: Context,
  ) {
    // Read before the changes are: what is committed between the two comes with the next page, and is not passed over.
    const log = await readLog(context.reader)
    if (args.after != null) refuseUnlessKept(placeOf(args.after, context), log)
    const page = await pageOfChanges({ types, territory }, args, context)
    return Object.assign(page, { headCursor: cursorBehind(log.newest, context) })
  }
}

const HISTORY =
  'What was done to the record, the newest first: when, in which role, and which fields from what to what. What was done before it was published, only those see who keep it.'

@Resolver(() => Partnership)
export class PartnershipHistoryResolver {
  @FieldResolver(() => HistoryConnection, {
    description: `${HISTORY} Its memberships and agreements are parts of it.`,
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
