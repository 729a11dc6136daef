import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { byId } from '../../../core/collections/collection'
import { visibleWithParent } from '../../../core/collections/conditions'
import type { Context } from '../../../core/context'
import { childrenOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { endOfPolishDay } from '../../../core/values/local-day'
import { polishDay } from '../../../core/values/polish-text'
import { Organisation, organisations } from '../../organisation/organisation.entity'
import { partnerships } from '../partnership.collection'
import { Partnership } from '../partnership.entity'
import { Agreement, agreements } from './agreement.entity'
import { AgreementStatus } from './agreement.enums'
import { agreementStatus } from './agreement.rules'

const agreementsOfPartnership: List<Agreement> = {
  name: 'Partnership.agreements',
  of: agreements,
  visible: visibleWithParent,
  under: (partnership) => sql`t."partnershipId" = ${partnership}`,
  orders: { ENTERED: { by: () => [] } },
}

const partiesOfAgreement: List<Organisation> = {
  name: 'Agreement.parties',
  of: organisations,
  through: { table: 'agreement_party', parent: 'agreementId', row: 'organisationId' },
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}

@Resolver(() => Agreement)
export class AgreementResolver {
  @FieldResolver(() => Partnership, { description: 'The partnership that is based on it.' })
  partnership(@Root() agreement: Agreement, @Ctx() context: Context) {
    return byId(partnerships, context).load(agreement.partnershipId)
  }

  @FieldResolver(() => AgreementStatus, {
    description: 'Whether it is in force, derived from the dates and today’s date in Poland.',
  })
  status(@Root() agreement: Agreement, @Ctx() context: Context) {
    context.cacheExpiry.atMost(endOfPolishDay(context.now))
    return agreementStatus(agreement, polishDay(context.now))
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations that signed it. Empty: not known one by one; see partiesText.',
  })
  parties(@Root() agreement: Agreement, @Ctx() context: Context) {
    return childrenOf(partiesOfAgreement, agreement.id, context)
  }
}

@Resolver(() => Partnership)
export class PartnershipAgreementsResolver {
  @FieldResolver(() => [Agreement], {
    description: 'The agreements it is based on. Empty: none, or not known.',
  })
  agreements(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(agreementsOfPartnership, partnership.id, context)
  }
}
