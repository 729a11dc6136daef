import sql from 'sql-template-tag'
import { ScheduleEventInput } from '../../../event/keeping/event.inputs'
import { eventShape } from '../../../exchange/shapes/event.shape'
import type { Acting } from '../../../keeping/write-as'
import type { Order } from '../../run/order'
import type { Row, Target } from '../../run/row'
import type { Intake, Match, Taking } from '../intake'
import { wholesOf } from '../rules/whole'
import { checkEvents } from './check-events'
import { createEvents } from './create-events'
import { saidOf } from './event-row'
import { updateEvent } from './update-event'

class EventRow extends ScheduleEventInput {}

export const eventIntake: Intake = {
  shape: eventShape,
  rules: EventRow,
  begin: async (order) => new EventTaking(order),
}

class EventTaking implements Taking {
  constructor(private readonly order: Order) {}

  claims = () => []

  /** Of one partnership, with the same title and beginning. */
  async match(rows: readonly Row[], acting: Acting) {
    const wholes = await wholesOf(rows, this.order, acting)
    const { dialect } = acting.write
    const titles = dialect.list(rows.flatMap((row) => saidOf(row).title ?? []))
    const ids = dialect.list(rows.flatMap(({ said }) => wholes(said.partnershipId) ?? []))
    const known = await acting.write.read<{ id: string; title: string; whole: string; startsAt: string }>(
      sql`SELECT "id", "title", "partnershipId" AS "whole", "startsAt" FROM "event"
        WHERE ${dialect.isIn(sql`"partnershipId"`, ids)} AND ${dialect.isIn(sql`"title"`, titles)}`,
    )
    return new Map(
      rows.flatMap((row): [Row, Match][] => {
        const { title, partnershipId, startsAt } = saidOf(row)
        const found = known.find(
          (each) =>
            each.title === title && each.whole === wholes(partnershipId) && each.startsAt === startsAt,
        )
        return found ? [[row, { id: found.id, likeness: `“${title}” of ${startsAt} (${found.id})` }]] : []
      }),
    )
  }

  async check(targets: readonly Target[], acting: Acting) {
    const rows = targets.map(({ row }) => row)
    return checkEvents(targets, await wholesOf(rows, this.order, acting), acting)
  }

  async create(targets: readonly Target[], acting: Acting) {
    const rows = targets.map(({ row }) => row)
    await createEvents(targets, await wholesOf(rows, this.order, acting), acting)
  }

  update(target: Target, acting: Acting) {
    return updateEvent(target, acting)
  }
}
