import { rmSync } from 'node:fs'

export default async function teardown() {
  await globalThis.embeddedPostgres?.stop()
  globalThis.embeddedPostgres = undefined
  if (process.env.PARTNERSTWA_TEST_FOLDER)
    rmSync(process.env.PARTNERSTWA_TEST_FOLDER, { recursive: true, force: true })
}
