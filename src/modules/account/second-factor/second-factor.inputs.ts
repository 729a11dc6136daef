import { MaxLength } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { OwnerProof } from '../session/owner-proof.inputs'
import { Viewer } from '../viewer'
import { CODE_LENGTH, LONG_CODE } from './code.inputs'

@InputType({ description: 'The proof that an account is yours, before its second factor is set up.' })
export class BeginSecondFactorInput extends OwnerProof {}

@InputType({ description: 'The proof that the authenticator app has the secret.' })
export class ConfirmSecondFactorInput {
  @Field({ description: 'The six digits that the app shows now.' })
  @MaxLength(CODE_LENGTH, { message: LONG_CODE })
  code!: string
}

@InputType({ description: 'The proof that an account and its second factor are yours.' })
export class RemoveSecondFactorInput extends OwnerProof {
  @Field({ description: 'The six digits that the app shows now, or a recovery code.' })
  @MaxLength(CODE_LENGTH, { message: LONG_CODE })
  code!: string
}

@ObjectType({ simpleResolvers: true, description: 'What an authenticator app needs. It is shown once.' })
export class BeginSecondFactorPayload {
  @Field({ description: 'For a QR code: `otpauth://totp/…`.' })
  uri!: string

  @Field({ description: 'The same secret in Base32, to type in by hand.' })
  secret!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to confirming a second factor.' })
export class ConfirmSecondFactorPayload {
  @Field(() => [String], {
    description:
      'Ten codes, each of which signs in once in place of the app. They are shown once: print them, and store them apart from the phone.',
  })
  recoveryCodes!: string[]

  @Field(() => Viewer, { description: 'Your account as it is now.' })
  viewer!: Viewer
}
