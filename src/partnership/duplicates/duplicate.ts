import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { vocabulary } from '../../shared/vocabulary'
import { Partnership } from '../partnership.entity'

export enum DuplicateReason {
  SAME_KRS = 'SAME_KRS',
  SAME_NAME = 'SAME_NAME',
  SIMILAR_NAME = 'SIMILAR_NAME',
}

vocabulary(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why a partnership may be the one that is asked about.',
  values: {
    SAME_KRS: {
      PL: { label: 'ten sam numer KRS', description: 'Ma ten sam numer w Krajowym Rejestrze Sądowym.' },
      EN: { label: 'same KRS number', description: 'It has the same number in the National Court Register.' },
    },
    SAME_NAME: {
      PL: {
        label: 'ta sama nazwa',
        description:
          'Jej nazwa lub dawna nazwa jest taka sama, jeśli pominąć kolejność słów, wielkość liter, znaki i formę prawną.',
      },
      EN: {
        label: 'same name',
        description:
          'Its name or a former one is the same, but for the order of the words, case, diacritics, quotation marks and the legal form.',
      },
    },
    SIMILAR_NAME: {
      PL: {
        label: 'podobna nazwa',
        description: 'Jej nazwa lub dawna nazwa różni się odmianą słów, literówką albo pojedynczymi słowami.',
      },
      EN: {
        label: 'similar name',
        description: 'Its name or a former one differs in forms of words, a slip or single words.',
      },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A partnership of the registry that may be the one that is asked about (Polish: duplikat).',
})
export class Duplicate {
  @Field(() => Partnership, { description: 'The one that is in the registry already.' })
  partnership!: Partnership

  @Field(() => Float, {
    description: 'How likely it is the same, from 0.77 up to 1 for the same KRS number.',
  })
  score!: number

  @Field(() => DuplicateReason, { description: 'What the two have in common.' })
  reason!: DuplicateReason
}
