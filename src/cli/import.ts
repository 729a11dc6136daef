import 'reflect-metadata'
import { open } from 'node:fs/promises'
import { readConfig } from '../config/read-config'
import { describeColumns } from '../core/records/columns'
import { openDatabase } from '../database/database'
import { addReferenceRecords } from '../database/seed/seed-registry'
import { Spooled } from '../interchange/import/files/spooled-file'
import { importFile } from '../interchange/import/import-file'
import { MutationContext, OPERATOR } from '../mutations/mutation-context'
import { run } from './command'
import { parseImportArguments } from './import-arguments'
import { importReport } from './print-import-report'
import { progress } from './progress'

/** Rows of one transaction: more would make others wait, who want to write too. */
const BATCH = 200

async function main() {
  const { path, columns, options } = parseImportArguments()
  if (columns) {
    process.stdout.write(describeColumns(columns))
    return
  }
  const begun = performance.now()
  const file = await fileAt(path)
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  let tell: ((done: number) => void) | undefined
  try {
    await addReferenceRecords(database)
    const report = await importFile(file.read, options, {
      reader: database.reader,
      viewer: OPERATOR,
      batch: BATCH,
      transact: (work) => database.write((write) => work(MutationContext.operator(write, new Date()))),
      progress: (done, rows) => {
        tell ??= progress('rows', rows)
        tell(done)
      },
    })
    process.stdout.write(`${importReport(report, options)}\n`)
    if (report.counts.refused > 0) process.exitCode = 1
  } finally {
    await database.close()
    await file.close()
  }
  process.stdout.write(`It took ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
}

async function fileAt(path: string): Promise<Pick<Spooled, 'read' | 'close'>> {
  if (path === '-') return Spooled.of(process.stdin)
  const file = await open(path).catch(({ code }) => {
    throw new Error(`The file cannot be read (${code}).`)
  })
  if ((await file.stat()).isDirectory()) throw new Error('This is a folder. Give a file in it.')
  return {
    read: () => file.createReadStream({ start: 0, autoClose: false }),
    close: () => file.close(),
  }
}

run(main)
