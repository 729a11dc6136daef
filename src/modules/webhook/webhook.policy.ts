import type { Sql } from 'sql-template-tag'
import { about, ID_ALONE, isAllowed, policy } from '../../authz/policy'
import type { SignedIn } from '../../core/viewer'
import {
  endingByRepresentatives,
  ofOrganisation,
  ofRepresentatives,
} from '../organisation/organisation.policy'

export const webhookPolicy = {
  ...policy('webhook', ID_ALONE, { create: ofOrganisation }),
  ...policy('webhook', about('webhook'), {
    update: ofRepresentatives,
    pause: ofRepresentatives,
    resume: ofRepresentatives,
    test: ofRepresentatives,
    rotateSecret: ofRepresentatives,
    delete: endingByRepresentatives,
  }),
}

export const isWebhookVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(webhookPolicy.delete, row, viewer)
