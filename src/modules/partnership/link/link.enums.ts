import { vocabulary } from '../../../core/vocabulary'

/** Each says what the first of two partnerships is to the other. */
export enum PartnershipLinkKind {
  SUCCESSOR_OF = 'SUCCESSOR_OF',
  PART_OF = 'PART_OF',
  SAME_AS = 'SAME_AS',
}

vocabulary(PartnershipLinkKind, {
  name: 'PartnershipLinkKind',
  description: 'What a partnership is to the other end of a link.',
  values: {
    SUCCESSOR_OF: {
      PL: {
        label: 'następca',
        description: 'Kontynuuje pracę drugiego partnerstwa, które było jego poprzednikiem.',
      },
      EN: {
        label: 'successor of',
        description: 'It continues the work of the other partnership, which was its predecessor.',
      },
    },
    PART_OF: {
      PL: {
        label: 'część',
        description: 'Należy do drugiego partnerstwa, które jest większe, np. do sieci.',
      },
      EN: {
        label: 'part of',
        description: 'It belongs to the other partnership, which is larger: a network, for instance.',
      },
    },
    SAME_AS: {
      PL: {
        label: 'to samo co',
        description: 'Drugi wpis, w tym lub w innym rejestrze, opisuje to samo partnerstwo.',
      },
      EN: {
        label: 'same as',
        description: 'The other record, in this registry or elsewhere, describes the same partnership.',
      },
    },
  },
})
