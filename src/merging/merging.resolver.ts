import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../account/account-context'
import { KeptInput } from '../keeping/kept-input'
import { OrganisationPayload } from '../organisation/keeping/organisation.inputs'
import { organisations } from '../organisation/organisation.entity'
import { byId } from '../shared/collection'
import { mergeOrganisations } from './merge-organisations'
import { MergeOrganisationsInput } from './merging.inputs'

@Resolver()
export class MergingResolver {
  @Mutation(() => OrganisationPayload, {
    description:
      'Makes one organisation of two that describe the same: those who keep both may. Memberships, agreements, initiators, representatives and claims of the one go over to the other, which takes from it what was not known of itself. CONFLICT where either was changed since; NOT_FOUND, with mergedInto, where one was merged already.',
  })
  async mergeOrganisations(
    @KeptInput(() => MergeOrganisationsInput, 'Which goes, and which stays.') input: MergeOrganisationsInput,
    @Ctx() context: AccountContext,
  ): Promise<OrganisationPayload> {
    const { id, warnings } = await mergeOrganisations(input, context)
    return { organisation: await byId(organisations, context).load(String(id)), warnings }
  }
}
