import 'reflect-metadata'
import { open } from 'node:fs/promises'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { addSectors } from '../database/first-data/load'
import { describeColumns } from '../exchange/columns'
import { Spooled } from '../import/reading/spooled'
import { importFile } from '../import/run/import-file'
import { Acting, OPERATOR } from '../keeping/write-as'
import { importOrder, USAGE } from './import-order'
import { importReport } from './import-report'
import { progress } from './progress'
import { run } from './run'

/** Rows of one transaction: more would make others wait, who want to write too. */
const BATCH = 200

async function main() {
  const { path, columns, order } = importOrder(process.argv.slice(2))
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
    await addSectors(database)
    const report = await importFile(file.read, order, {
      reader: database.reader,
      viewer: OPERATOR,
      batch: BATCH,
      transact: (work) => database.write((write) => work(Acting.operator(write, new Date()))),
      progress: (done, rows) => {
        tell ??= progress('rows', rows)
        tell(done)
      },
    })
    process.stdout.write(`${importReport(report, order)}\n`)
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
  if ((await file.stat()).isDirectory()) throw new Error('It is a folder: name a file in it.')
  return {
    read: () => file.createReadStream({ start: 0, autoClose: false }),
    close: () => file.close(),
  }
}

run(main, { usage: USAGE })
