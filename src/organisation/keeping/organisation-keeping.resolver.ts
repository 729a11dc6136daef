import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import type { Created } from '../../keeping/create-as'
import { KeptInput } from '../../keeping/kept-input'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { organisations } from '../organisation.entity'
import { createOrganisation, updateOrganisation } from './keep-organisation'
import { CreateOrganisationInput, OrganisationPayload, UpdateOrganisationInput } from './organisation.inputs'

@Resolver()
export class OrganisationKeepingResolver {
  @Mutation(() => OrganisationPayload, {
    description:
      'Enters an organisation: an organiser of a published partnership, an editor of its territory or an administrator may.',
  })
  async createOrganisation(
    @KeptInput(() => CreateOrganisationInput, 'What is known of it.') input: CreateOrganisationInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await createOrganisation(input, context), context)
  }

  @Mutation(() => OrganisationPayload, {
    description:
      'Changes an organisation: its representatives, an editor of its territory or an administrator may. CONFLICT where somebody else has changed it since.',
  })
  async updateOrganisation(
    @KeptInput(() => UpdateOrganisationInput, 'What is to change.') input: UpdateOrganisationInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await updateOrganisation(input, context), context)
  }
}

async function payload({ id, warnings }: Created, context: Context): Promise<OrganisationPayload> {
  return { organisation: id === null ? null : await byId(organisations, context).load(id), warnings }
}
