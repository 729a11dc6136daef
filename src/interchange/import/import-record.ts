import sql from 'sql-template-tag'
import { collectionOfType } from '../../core/collections/collection'
import { RegistryError } from '../../core/errors'
import { newId } from '../../core/id'
import { aliveUntil, Import, imports } from '../../modules/import/import.entity'
import { ImportKind, ImportState } from '../../modules/import/import.enums'
import type { MutationContext } from '../../mutations/mutation-context'
import type { ImportOptions, ImportRegistry } from './import-options'
import { ImportReport } from './import-report'
import type { Result, RowOutcome } from './import-row'
import { columnsHashOf } from './imported-file'

interface Begun {
  readonly options: ImportOptions
  readonly registry: ImportRegistry
  readonly columns: readonly string[]
}

/** What the registry stores of an import while it runs. */
export class ImportRecord {
  /** What became of the rows, so far as it is stored. */
  report = new ImportReport()

  private constructor(
    readonly id: string,
    private readonly registry: ImportRegistry,
  ) {}

  static async begin({ options, registry, columns }: Begun): Promise<ImportRecord> {
    const id = newId(imports.prefix)
    const { importer, isOperators, source, sourceName = source } = options
    await registry.transact(async ({ write, viewer, now }) => {
      const [state] = await write.read<{ version: number }>(sql`SELECT "version" FROM "registry"`)
      await write.insertRows(Import, [
        {
          ...{ id, kind: ImportKind.FILE, storedState: ImportState.RUNNING, isOperators },
          type: collectionOfType(importer.recordSchema.of.entity.name)?.followed?.type.name as string,
          fileName: registry.file?.name ?? null,
          fileHash: registry.file?.hash ?? null,
          source: sourceName === '' ? null : sourceName,
          columnsHash: columnsOf(columns, options),
          startedAt: now.toISOString(),
          aliveUntil: aliveUntil(now),
          fromSequence: Number(state?.version ?? 0),
          accountId: isOperators ? null : viewer.accountId,
        },
      ])
    })
    return new ImportRecord(id, registry)
  }

  /** At the beginning of a transaction: its changes are those of this import. */
  name({ write }: MutationContext) {
    write.nameImport(this.id)
  }

  /** At the end of a transaction: how far the import has come with it. Fails where it was given up, and is being undone. */
  async advance(outcomes: Iterable<RowOutcome>, { write, now }: MutationContext) {
    const counts: Record<Result, number> = { ...this.report.counts }
    for (const { result } of outcomes) counts[result]++
    const [going] = await write.read<{ id: string }>(
      sql`SELECT "id" FROM "import" WHERE "id" = ${this.id} AND "storedState" = 'RUNNING'`,
    )
    if (!going)
      throw new RegistryError('CONFLICT', 'The import stood still for so long that it was undone.', {
        reason: 'ALREADY_UNDONE',
      })
    await write.run(sql`UPDATE "import" SET ${setCounts(counts)}, "aliveUntil" = ${aliveUntil(now)}
      WHERE "id" = ${this.id}`)
  }

  async end(state: ImportState.DONE | ImportState.STOPPED) {
    await this.registry.transact(async ({ write, now }) => {
      await write.run(sql`UPDATE "import" SET ${setCounts(this.report.counts)}, "storedState" = ${state},
        "endedAt" = ${now.toISOString()}, "aliveUntil" = ${now.toISOString()}
        WHERE "id" = ${this.id} AND "storedState" = 'RUNNING'`)
    })
  }
}

function setCounts(counts: Readonly<Record<Result, number>>) {
  const { created, updated, unchanged, waiting, skipped, refused } = counts
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return sql`"rows" = ${rows}, "created" = ${created}, "updated" = ${updated}, "unchanged" = ${unchanged},
    "waiting" = ${waiting}, "skipped" = ${skipped}, "refused" = ${refused}`
}

/** Files of other types may call their columns alike. */
function columnsOf(columns: readonly string[], { importer }: ImportOptions): string | null {
  const hash = columnsHashOf(columns)
  return hash === null ? null : `${importer.recordSchema.name} ${hash}`
}
