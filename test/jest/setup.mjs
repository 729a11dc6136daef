import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'

/** Before the first suite of a run: the product as `npm run build` makes it, and a folder for what the suites leave. */
export default async function setup() {
  if (process.env.PARTNERSTWA_TEST_FOLDER) return
  await build()
  process.env.PARTNERSTWA_TEST_FOLDER = mkdtempSync(join(tmpdir(), 'partnerstwa-test-'))
}
