import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Organisation, organisations } from '../../organisation/organisation.entity'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { childrenOf } from '../../shared/list'
import type { List } from '../../shared/list-declaration'
import { polishDay } from '../../shared/polish-day'
import { visible } from '../../shared/visibility'
import { Partnership, partnerships } from '../partnership.entity'
import { Agreement, agreements } from './agreement.entity'
import { AgreementStatus } from './agreement.enums'
import { agreementStatus } from './agreement-status'

const agreementsOfPartnership: List<Agreement> = {
  name: 'Partnership.agreements',
  of: agreements,
  visible: visible.underVisible,
  under: (partnership) => sql`t."partnershipId" = ${partnership}`,
  orders: { ENTERED: { by: () => [] } },
}

const partiesOfAgreement: List<Organisation> = {
  name: 'Agreement.parties',
  of: organisations,
  through: { table: 'agreement_party', parent: 'agreementId', row: 'organisationId' },
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}

const endOfDayInWarsaw = (now: Date) =>
  DateTime.fromJSDate(now, { zone: 'Europe/Warsaw' }).endOf('day').toMillis()

@Resolver(() => Agreement)
export class AgreementResolver {
  @FieldResolver(() => Partnership, { description: 'The partnership that rests on it.' })
  partnership(@Root() agreement: Agreement, @Ctx() context: Context) {
    return byId(partnerships, context).load(agreement.partnershipId)
  }

  @FieldResolver(() => AgreementStatus, {
    description: 'Whether it is in force: derived from the dates, on the day of asking in Poland.',
  })
  status(@Root() agreement: Agreement, @Ctx() context: Context) {
    context.goodUntil.atMost(endOfDayInWarsaw(context.now))
    return agreementStatus(agreement, polishDay(context.now))
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations that signed it. Empty: not known by name; see partiesText.',
  })
  parties(@Root() agreement: Agreement, @Ctx() context: Context) {
    return childrenOf(partiesOfAgreement, agreement.id, context)
  }
}

@Resolver(() => Partnership)
export class PartnershipAgreementsResolver {
  @FieldResolver(() => [Agreement], { description: 'The agreements it rests on. Empty: none, or not known.' })
  agreements(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(agreementsOfPartnership, partnership.id, context)
  }
}
