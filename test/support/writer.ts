import type { Writing } from '../../src/core/change-log/write'
import { searchColumns } from '../../src/core/collections/record'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import type { App } from './app'
import { fakeEvent, fakeOrganisation, fakePartnership } from './fakes'

const LATER = '2026-01-01T00:00:00.000Z'

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

/** Writes records of its own, one after the other, as people would: adds, renames, publishes and deletes. */
export class Writer {
  private readonly kept: { id: string; kind: 'partnership' | 'organisation' | 'event' }[] = []
  private readonly hosts: string[] = []
  private names = 0

  constructor(private readonly app: App) {}

  /** Answers with how many changes it left. */
  write(): Promise<number> {
    const steps = 1 + Math.floor(Math.random() * 3)
    return this.app.database.write(async (write) => {
      for (let step = 0; step < steps; step++) await this.step(write)
      return steps
    })
  }

  private async step(write: Writing) {
    const chance = Math.random()
    if (this.kept.length < 5 || chance < 0.3) return this.add(write)
    const { id, kind } = pick(this.kept)
    const name = `Nazwa ${this.names++}`
    if (kind === 'partnership') {
      const changes = { name, ...searchColumns(name), ...(chance < 0.6 && { publishedAt: LATER }) }
      return write.update(Partnership, id, changes)
    }
    if (chance < 0.5) {
      this.kept.splice(
        this.kept.findIndex((each) => each.id === id),
        1,
      )
      return write.delete<Event | Organisation>(kind === 'event' ? Event : Organisation, id)
    }
    if (kind === 'event') return write.update(Event, id, { title: name })
    return write.update(Organisation, id, { name, ...searchColumns(name) })
  }

  private async add(write: Writing) {
    const kind =
      this.hosts.length === 0 ? 'partnership' : pick(['partnership', 'organisation', 'event'] as const)
    if (kind === 'organisation') {
      const made = fakeOrganisation()
      await write.insert(Organisation, [made])
      this.kept.push({ id: made.id, kind })
    } else if (kind === 'event') {
      const made = fakeEvent({ partnershipId: pick(this.hosts) })
      await write.insert(Event, [made])
      this.kept.push({ id: made.id, kind })
    } else {
      // What hangs on a draft is shown with it: the events here have hosts that everybody sees.
      const isDraft = this.hosts.length > 0 && Math.random() < 0.5
      const made = fakePartnership(isDraft ? { publishedAt: null } : {})
      await write.insert(Partnership, [made])
      if (!isDraft) this.hosts.push(made.id)
      this.kept.push({ id: made.id, kind })
    }
  }
}
