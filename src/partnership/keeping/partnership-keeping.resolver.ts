import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import type { Created } from '../../keeping/create-as'
import { KeptInput } from '../../keeping/kept-input'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { partnerships } from '../partnership.entity'
import { createPartnership, updatePartnership } from './keep-partnership'
import { CreatePartnershipInput, PartnershipPayload, UpdatePartnershipInput } from './partnership.inputs'
import { discardPartnership } from './stage/discard-partnership'
import { endPartnership, reopenPartnership } from './stage/end-partnership'
import { publishPartnership } from './stage/publish-partnership'
import {
  DiscardPartnershipInput,
  EndPartnershipInput,
  PublishPartnershipInput,
  ReopenPartnershipInput,
} from './stage/stage.inputs'

@Resolver()
export class PartnershipKeepingResolver {
  @Mutation(() => PartnershipPayload, {
    description:
      'Enters a partnership as a draft: whoever is signed in may, and is its organiser from then on. An editor of its territory publishes it. FORBIDDEN for who keeps 20 drafts already.',
  })
  async createPartnership(
    @KeptInput(() => CreatePartnershipInput, 'What is known of it.') input: CreatePartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await createPartnership(input, context), context)
  }

  @Mutation(() => PartnershipPayload, {
    description:
      'Changes a partnership: its organisers, an editor of one of its territories or an administrator may. CONFLICT where somebody else has changed it since.',
  })
  async updatePartnership(
    @KeptInput(() => UpdatePartnershipInput, 'What is to change.') input: UpdatePartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await updatePartnership(input, context), context)
  }

  @Mutation(() => PartnershipPayload, {
    description:
      'Shows a draft to everybody: an editor of one of its territories or an administrator may. It needs a territory, unless an administrator publishes it. CONFLICT where it is published already.',
  })
  async publishPartnership(
    @KeptInput(() => PublishPartnershipInput, 'Which draft.') input: PublishPartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await publishPartnership(input, context), context)
  }

  @Mutation(() => PartnershipPayload, {
    description:
      'Deletes a draft for good: its organisers, an editor of one of its territories or an administrator may. CONFLICT where it is published.',
  })
  async discardPartnership(
    @KeptInput(() => DiscardPartnershipInput, 'Which draft.') input: DiscardPartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await discardPartnership(input, context), context)
  }

  @Mutation(() => PartnershipPayload, {
    description:
      'Says that a partnership has ended, when and why; that it has reached its goal is success. CONFLICT where it has ended already.',
  })
  async endPartnership(
    @KeptInput(() => EndPartnershipInput, 'When and why it ended.') input: EndPartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await endPartnership(input, context), context)
  }

  @Mutation(() => PartnershipPayload, {
    description: 'Says that a partnership has not ended after all. CONFLICT where it has not.',
  })
  async reopenPartnership(
    @KeptInput(() => ReopenPartnershipInput, 'Which one.') input: ReopenPartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await reopenPartnership(input, context), context)
  }
}

async function payload({ id, warnings }: Created, context: Context): Promise<PartnershipPayload> {
  return { partnership: id === null ? null : await byId(partnerships, context).load(id), warnings }
}
