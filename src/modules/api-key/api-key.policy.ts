import type { Sql } from 'sql-template-tag'
import { about, ID_ALONE, isAllowed, policy } from '../../authz/policy'
import type { SignedIn } from '../../core/viewer'
import { endingByRepresentatives, ofOrganisation } from '../organisation/organisation.policy'

export const apiKeyPolicy = {
  ...policy('apiKey', ID_ALONE, { create: ofOrganisation }),
  ...policy('apiKey', about('apikey'), { revoke: endingByRepresentatives }),
}

export const isApiKeyVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(apiKeyPolicy.revoke, row, viewer)
