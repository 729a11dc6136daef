import sql from 'sql-template-tag'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Import, imports } from '../../../modules/import/import.entity'
import { importPolicy } from '../../../modules/import/import.policy'
import { findRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import { ChangePayload } from '../../../mutations/mutation.inputs'
import { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { recordPayload } from '../../../mutations/payload'
import { type Warning, WarningCode, warning } from '../../../mutations/warning'
import { beginUndo, continueUndo } from './undo-import'

@InputType({ description: 'The import to undo. The undo of an import is an import too.' })
class UndoImportInput {
  @Field(() => ID, { description: 'The id of the import: `import_01j…`.' })
  id!: string

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only check. Nothing is written; warnings say how many records would be left as they are.',
  })
  validateOnly?: boolean | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to the undo of an import.' })
class UndoPayload extends ChangePayload {
  @Field(() => Import, {
    nullable: true,
    description:
      'The undo, which is an import of its own: its conflicts are the records that it left. STOPPED: not all is undone yet; call undoImport again to continue. Null with validateOnly.',
  })
  import!: Import | null
}

/** A long undo goes on with the next call. */
const MAX_MS = 5_000

const undoImport = declareMutation({
  name: 'undoImport',
  description:
    'Takes back what an import did: what it created is removed, what it changed is as before. Records that somebody has changed since stay as they are, and are listed in the undo’s conflicts. A long one goes on when you call it again. For administrators, and editors who ran the import themselves, as far as they may still change the records. CONFLICT while the import or another undo of it is running, and for an import that is undone or older than the change log.',
  input: UndoImportInput,
  inputDescription: 'Which import to take back, or only to look what would come of it.',
  payload: recordPayload(UndoPayload, 'import'),
  action: importPolicy.undo,
  find: ({ input }, mutation) => findRecord(imports, input.id, mutation),
  work: async ({ input, record }, mutation) => ({
    id: await beginUndo(record, mutation),
    warnings: input.validateOnly ? await changedSince(record.id, mutation) : [],
  }),
  after: async ({ id }, context) => {
    const end = performance.now() + MAX_MS
    await continueUndo(id, {
      transact: (work) =>
        context.write(async (write) =>
          work(await MutationContext.begin({ ...context, now: new Date() }, write, importPolicy.undo)),
        ),
      isLate: () => performance.now() > end,
    })
  },
})

async function changedSince(importId: string, { write }: MutationContext): Promise<Warning[]> {
  const [found] = await write.read<{ count: number | string }>(
    sql`SELECT count(DISTINCT later."recordId") AS "count" FROM "change" AS own JOIN "change" AS later
        ON later."recordId" = own."recordId" AND later."id" > own."id"
          AND coalesce(later."importId", '') <> ${importId}
      WHERE own."importId" = ${importId}`,
  )
  const count = Number(found?.count ?? 0)
  if (count === 0) return []
  const message = `Records that others have changed since the import: ${count}. They stay as they are.`
  return [warning(WarningCode.CHANGED_SINCE, ['id'], message)]
}

export const UndoMutations = mutationResolver(undoImport)
