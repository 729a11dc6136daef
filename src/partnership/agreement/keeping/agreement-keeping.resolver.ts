import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../../account/account-context'
import type { Created } from '../../../keeping/create-as'
import { KeptInput } from '../../../keeping/kept-input'
import { byId } from '../../../shared/collection'
import type { Context } from '../../../shared/context'
import { agreements } from '../agreement.entity'
import {
  AgreementPayload,
  AmendAgreementInput,
  CreateAgreementInput,
  TerminateAgreementInput,
} from './agreement.inputs'
import { amendAgreement, createAgreement } from './keep-agreement'
import { terminateAgreement } from './terminate-agreement'

@Resolver()
export class AgreementKeepingResolver {
  @Mutation(() => AgreementPayload, {
    description:
      'Enters an agreement that a partnership rests on: those who keep the partnership may. Whether the partnership counts as formalised is its own to say.',
  })
  async createAgreement(
    @KeptInput(() => CreateAgreementInput, 'What is known of it.') input: CreateAgreementInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await createAgreement(input, context), context)
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Changes what is known of an agreement: those who keep the partnership may. CONFLICT where somebody else has changed it since.',
  })
  async amendAgreement(
    @KeptInput(() => AmendAgreementInput, 'What is to change.') input: AmendAgreementInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await amendAgreement(input, context), context)
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Tells that an agreement is terminated before its time: those who keep the partnership may. CONFLICT where it is terminated already.',
  })
  async terminateAgreement(
    @KeptInput(() => TerminateAgreementInput, 'Which one, and when.') input: TerminateAgreementInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await terminateAgreement(input, context), context)
  }
}

async function payload({ id, warnings }: Created, context: Context): Promise<AgreementPayload> {
  return { agreement: id === null ? null : await byId(agreements, context).load(id), warnings }
}
