import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { clearChanges } from '../../src/core/change-log/clear-changes'
import { datasets } from '../../src/interchange/feeds/dataset'
import { Guide } from '../../src/modules/guide/guide.entity'
import { Initiator } from '../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../src/modules/partnership/agreement/agreement.entity'
import { PartnershipLink } from '../../src/modules/partnership/link/link.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { MembershipStatus } from '../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { type App, startApp } from '../support/app'
import {
  fakeAgreement,
  fakeGuide,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../support/fakes'
import { tries } from '../support/scale'
import { Writer } from '../support/writer'

const PROGRAM = join(__dirname, '../../examples/follow/follow.mjs')

describe('the program that follows a registry', () => {
  let app: App
  let file: string
  const started: ChildProcess[] = []
  beforeAll(async () => {
    app = await startApp()
    file = join(mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'follow-')), 'copy.sqlite')
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [fakeTerritory('PL', null), fakeTerritory('14', 'PL')])
    })
  })
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL')
    await app.close()
  })

  function start(...options: string[]) {
    const child = spawn(process.execPath, [PROGRAM, app.url, file, ...options], { stdio: 'ignore' })
    started.push(child)
    return { child, end: once(child, 'exit') }
  }

  /** Where the program goes on. Null: it has not begun. */
  function position(): unknown {
    if (!existsSync(file)) return null
    const copy = new Database(file)
    try {
      return copy.prepare('SELECT cursor FROM position').pluck().get() ?? null
    } catch {
      return null
    } finally {
      copy.close()
    }
  }

  /** Of each type that refers to others, one more. */
  async function addReferring() {
    const [body, partnership] = [fakeOrganisation(), fakePartnership()]
    const initiator = fakeInitiator({ organisationId: body.id })
    const membership = fakeMembership({
      ...{ partnershipId: partnership.id, organisationId: body.id, status: MembershipStatus.ACTIVE },
    })
    await app.database.write(async (write) => {
      await write.insert(Organisation, [body])
      await write.insert(Partnership, [partnership])
      await write.insert(Initiator, [initiator])
      await write.insertRows('partnership_initiator', [
        { partnershipId: partnership.id, initiatorId: initiator.id },
      ])
      await write.insert(Membership, [membership])
      await write.insert(Agreement, [fakeAgreement({ partnershipId: partnership.id })])
      await write.insert(PartnershipLink, [
        fakeLink({ partnershipId: partnership.id, url: 'https://www.wikidata.org/wiki/Q1' }),
      ])
      await write.insert(Guide, [fakeGuide({ territoryId: 'territory_14' })])
    })
    return { partnership, membership }
  }

  async function expectEqual() {
    const copy = new Database(file, { readonly: true })
    for (const feed of Object.keys(datasets)) {
      const text = await (await fetch(`${app.url}/feeds/${feed}.ndjson`)).text()
      const kept = copy.prepare('SELECT json FROM record WHERE feed = ? ORDER BY id').pluck().all(feed)
      expect([feed, kept]).toEqual([feed, text.split('\n').slice(0, -1)])
      expect([feed, kept.length]).not.toEqual([feed, 0])
    }
    copy.close()
  }

  it('has what the registry has, however often it is killed while others write', async () => {
    const writers = Array.from({ length: 3 }, () => new Writer(app))
    let [written, kills, followed] = [0, 0, 0]
    await addReferring()
    while (written < tries(3_000, 300) || followed < 2) {
      const before = position()
      const { child, end } = start()
      const steps = 20 + Math.floor(Math.random() * 60)
      for (let done = 0; done < steps; ) {
        for (const writer of writers) done += await writer.write()
        if (Math.random() < 0.2) await addReferring()
      }
      written += steps
      // Some are killed before they have done anything, others in the middle of their work.
      const isToWork = Math.random() < 0.5
      while (isToWork && position() === before) await new Promise((resolve) => setTimeout(resolve, 5))
      if (isToWork) followed++
      child.kill('SIGKILL')
      await end
      kills++
    }
    const { partnership, membership } = await addReferring()
    await app.database.write((write) => write.delete(Membership, membership.id))
    await app.database.write((write) => write.update(Partnership, partnership.id, { publishedAt: null }))
    expect((await start('--once').end)[0]).toBe(0)
    await expectEqual()
    expect(kills).toBeGreaterThan(3)
  })

  it('goes on from where it was, and takes no feed again', async () => {
    const copy = new Database(file)
    copy.prepare("UPDATE record SET json = '{}' WHERE id = 'sector_PUBLIC'").run()
    await addReferring()
    expect((await start('--once').end)[0]).toBe(0)
    expect(copy.prepare("SELECT json FROM record WHERE id = 'sector_PUBLIC'").pluck().get()).toBe('{}')
    copy.close()
  })

  it('takes the feeds again where the registry has forgotten the changes since', async () => {
    await addReferring()
    const tomorrow = new Date(Date.now() + 86_400_000)
    await clearChanges(0, (work) => app.database.write(work), tomorrow)
    await addReferring()
    expect((await start('--once').end)[0]).toBe(0)
    await expectEqual()
  })
})
