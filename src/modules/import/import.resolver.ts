import sql from 'sql-template-tag'
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Permission, permissions } from '../../authz/may'
import { signedIn } from '../../authz/signed-in'
import { Change, changes } from '../../core/change-log/change.entity'
import { RecordType } from '../../core/change-log/record-type'
import { byId, collectionOfId, collectionOfType } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Node } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Account } from '../account/account.entity'
import { accountUnlessStaff } from '../account/staff'
import { Import, imports, stateAt, stateOf } from './import.entity'
import { ImportState } from './import.enums'
import { ImportFilter } from './import.inputs'
import { importPolicy } from './import.policy'
import { UndoConflict, undoConflicts } from './undo-conflict.entity'

const ImportConnection = connectionOf('Import', () => Import, { plural: 'imports' })
const ImportChangeConnection = connectionOf('ImportChange', () => Change, { plural: 'changes of an import' })
const UndoConflictConnection = connectionOf('UndoConflict', () => UndoConflict, {
  plural: 'records that an undo left',
})

const newestImports: List<Import, ImportFilter> = {
  name: 'Query.imports',
  of: imports,
  orders: { NEWEST: { by: () => [sql`t."startedAt"`], descending: true } },
  conditions: {
    kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
    states: (states, { dialect, now }) => dialect.oneOf(stateAt(now), states),
    types: (types, { dialect }) => dialect.oneOf(sql`t."type"`, types),
  },
}

const changesOfImport: List<Change> = {
  name: 'Import.changes',
  of: changes,
  under: (of) => sql`t."importId" = ${of}`,
  visible: visibleWithParent,
  orders: { OLDEST: { by: () => [] } },
}

const conflictsOfUndo: List<UndoConflict> = {
  name: 'Import.conflicts',
  of: undoConflicts,
  under: (undo) => sql`t."importId" = ${undo}`,
  orders: { OLDEST: { by: () => [] } },
}

const undosOfImport: List<Import> = {
  name: 'Import.undoneBy',
  of: imports,
  under: (of) => sql`t."undoesId" = ${of}`,
  visible: visibleWithParent,
  orders: { OLDEST: { by: () => [] } },
}

/** Visible with the undo: why it left a record. */
const changeOfConflict: List<Change> = {
  name: 'UndoConflict.change',
  of: changes,
  under: (conflict) => sql`t."id" = (SELECT "changeId" FROM "undo_conflict" WHERE "id" = ${conflict})`,
  visible: visibleWithParent,
  orders: { OLDEST: { by: () => [] } },
}

@ArgsType()
class ImportsArgs extends ForwardArgs {
  @Field(() => ImportFilter, { nullable: true, description: 'Only imports that match it.' })
  filter?: ImportFilter | null
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What the viewer may do with an import now.' })
class ImportPermissions {
  @Field(() => Permission, {
    description:
      'Whether you may call undoImport: it has ended, is not undone, and its changes are still in the change log.',
  })
  undo!: Permission
}

@Resolver(() => Import)
export class ImportResolver {
  @Query(() => ImportConnection, {
    description:
      'The imports, the newest first: administrators see all, others those of their own account. UNAUTHENTICATED for visitors.',
  })
  imports(@Args(() => ImportsArgs) args: ImportsArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(newestImports, null, args, context)
  }

  @Query(() => Import, {
    nullable: true,
    description: 'The import with this id. Null: there is none that you can see.',
  })
  import(
    @Arg('id', () => ID, { description: 'The id: `import_01j…`.' }) id: string,
    @Ctx() context: Context,
  ) {
    return byId(imports, context).load(id)
  }

  @FieldResolver(() => ImportState, { description: 'How far it has come.' })
  state(@Root() found: Import, @Ctx() { now }: Context) {
    return stateOf(found, now)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who ran it. Null: the operator from the command line, an account that has been erased, or a moderator or an administrator, who are named only to each other.',
  })
  account(@Root() { accountId }: Import, @Ctx() context: Context) {
    return accountId === null ? null : accountUnlessStaff(accountId, context)
  }

  @FieldResolver(() => Import, {
    nullable: true,
    description: 'The import that this one undoes. Null for a file.',
  })
  undoes(@Root() { undoesId }: Import, @Ctx() context: Context) {
    return undoesId === null ? null : byId(imports, context).load(undoesId)
  }

  @FieldResolver(() => Import, {
    nullable: true,
    description: 'The undo of this import: running, stopped or done. Null: there is none.',
  })
  async undoneBy(@Root() { id }: Import, @Ctx() context: Context) {
    const [undo] = await childrenOf(undosOfImport, id, context)
    return undo ?? null
  }

  @FieldResolver(() => ImportChangeConnection, {
    description:
      'What it did to each record, in the order of commits, with the fields before and after. Changes older than the change log are no longer there.',
  })
  changes(@Root() { id }: Import, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(changesOfImport, id, args, context)
  }

  @FieldResolver(() => UndoConflictConnection, {
    description: 'Of an undo: the records that it left as they were, and why. Empty for a file.',
  })
  conflicts(@Root() { id }: Import, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(conflictsOfUndo, id, args, context)
  }

  @FieldResolver(() => ImportPermissions, {
    description: 'What the viewer may do with it now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Import, @Ctx() context: Context) {
    return permissions({ undo: importPolicy.undo }, id, context)
  }
}

@Resolver(() => UndoConflict)
export class UndoConflictResolver {
  @FieldResolver(() => RecordType, {
    nullable: true,
    description: 'What kind of record it is. Null: one without a type in the change log.',
  })
  type(@Root() { recordClass }: UndoConflict) {
    return collectionOfType(recordClass)?.followed?.type.name ?? null
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record as it is now. Null: it is gone, or not visible to you.',
  })
  node(@Root() { recordId }: UndoConflict, @Ctx() context: Context) {
    const from = collectionOfId(recordId)
    return from ? byId(from, context).load(recordId) : null
  }

  @FieldResolver(() => Change, {
    nullable: true,
    description: 'The latest change of the record since the import. Null: nobody has changed it.',
  })
  async change(@Root() { id, changeId }: UndoConflict, @Ctx() context: Context) {
    if (changeId === null) return null
    const [change] = await childrenOf(changeOfConflict, id, context)
    return change ?? null
  }
}
