import type { MigrationInterface, QueryRunner } from 'typeorm'
import { dayAt, lastDayBefore } from '../../core/values/local-day'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

interface AllDay {
  readonly id: string
  readonly startsAt: string | Date
  readonly endsAt: string | Date | null
  readonly timeZone: string
}

/** The days of all-day events, which are the same in any time zone: neither database can tell them from the instants. */
export class StoreEventDays1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text } = columnsFor(runner)
    await addColumn(runner, 'event', text('firstDay', optional))
    await addColumn(runner, 'event', text('lastDay', optional))
    const events: AllDay[] = await runner.query(
      'SELECT "id", "startsAt", "endsAt", "timeZone" FROM "event" WHERE "isAllDay" = TRUE',
    )
    const days = new Map<string, string[]>()
    for (const { id, startsAt, endsAt, timeZone } of events) {
      const first = dayAt(iso(startsAt), timeZone)
      const last = endsAt && lastDayBefore(iso(endsAt), timeZone)
      const key = JSON.stringify([first, last])
      days.set(key, [...(days.get(key) ?? []), id])
    }
    for (const [key, ids] of days) {
      const [first, last]: [string, string | null] = JSON.parse(key)
      for (let start = 0; start < ids.length; start += BATCH) {
        const quoted = ids.slice(start, start + BATCH).map((id) => `'${id.replaceAll("'", "''")}'`)
        await runner.query(
          `UPDATE "event" SET "firstDay" = '${first}', "lastDay" = ${last === null ? 'NULL' : `'${last}'`} WHERE "id" IN (${quoted})`,
        )
      }
    }
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'event', 'lastDay')
    await dropColumn(runner, 'event', 'firstDay')
  }
}

const BATCH = 1_000

const iso = (instant: string | Date) => new Date(instant).toISOString()
