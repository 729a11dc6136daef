import { partnershipShape } from '../../../exchange/shapes/partnership.shape'
import type { Acting } from '../../../keeping/write-as'
import { enterPartnerships } from '../../../partnership/keeping/entering/enter-partnerships'
import { NO_PARTS, namedBy, partsSaid } from '../../../partnership/keeping/parts/parts'
import { tidyAll } from '../../../shared/plain-text'
import { matchPartnerships, namedOf } from '../../duplicates/match-partnerships'
import type { NameBook } from '../../duplicates/name-book'
import { readNames } from '../../duplicates/read-names'
import type { Order, Registry } from '../../run/order'
import type { Row, Target } from '../../run/row'
import type { Intake, Match, Taking } from '../intake'
import { bringInitiators } from './bring-initiators'
import { checkPartnerships } from './check-partnerships'
import { givenOf, saidOf } from './partnership-given'
import { PartnershipRow } from './partnership-row'
import { updatePartnership } from './update-partnership'

export const partnershipIntake: Intake = {
  shape: partnershipShape,
  rules: PartnershipRow,
  begin: async (order, registry) => new PartnershipTaking(order, registry),
}

class PartnershipTaking implements Taking {
  /** Read once there is a row that may be new: most files that come again have none. */
  private names: NameBook | undefined

  constructor(
    private readonly order: Order,
    private readonly registry: Registry,
  ) {}

  claims({ said: { krs, slug } }: Row) {
    return Object.entries({ krs, slug }).flatMap(([column, value]) =>
      typeof value === 'string' ? [[column, value] as const] : [],
    )
  }

  async match(rows: readonly Row[], acting: Acting) {
    if (rows.length === 0) return new Map<Row, Match>()
    this.names ??= await readNames(this.registry)
    return matchPartnerships(rows, this.names, acting)
  }

  check(targets: readonly Target[], acting: Acting) {
    return checkPartnerships(targets, this.order, acting)
  }

  async create(targets: readonly Target[], acting: Acting) {
    const { write, now } = acting
    await bringInitiators(targets, this.order, acting)
    const said = targets.map(({ row }) => tidyAll(saidOf(row, this.order)))
    const named = await namedBy(said, write)
    const entries = targets.map(({ row, id }, place) => {
      const each = said[place] as (typeof said)[number]
      const parts = partsSaid(each, NO_PARTS, named)
      return { said: each, parts, ...givenOf({ row, id }, this.order, now) }
    })
    await enterPartnerships(entries, acting)
    for (const { row, id } of targets) this.names?.add(namedOf(row, id))
  }

  async update(target: Target, acting: Acting) {
    await bringInitiators([target], this.order, acting)
    return updatePartnership(target, this.order, acting)
  }
}
