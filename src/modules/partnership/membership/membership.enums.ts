import { vocabulary } from '../../../core/vocabulary'

export enum MemberKind {
  ORGANISATION = 'ORGANISATION',
  RESIDENTS = 'RESIDENTS',
}

vocabulary(MemberKind, {
  name: 'MemberKind',
  description: 'The kinds of members of a partnership (Polish: członkostwo).',
  values: {
    ORGANISATION: {
      PL: {
        label: 'organizacja lub instytucja',
        description: 'Urząd, szkoła, stowarzyszenie, firma albo inny partner, który działa pod własną nazwą.',
      },
      EN: {
        label: 'organisation',
        description:
          'A municipality, a school, an NGO, a company or another partner that acts under its own name.',
      },
    },
    RESIDENTS: {
      PL: {
        label: 'mieszkańcy',
        description: 'Ludzie z okolicy, którzy uczestniczą sami, a nie przez organizację.',
      },
      EN: {
        label: 'residents',
        description: 'People of the area who take part themselves, not through an organisation.',
      },
    },
  },
})

export enum MembershipRole {
  LEADER = 'LEADER',
  PARTNER = 'PARTNER',
  SUPPORTER = 'SUPPORTER',
}

vocabulary(MembershipRole, {
  name: 'MembershipRole',
  description: 'The role of a member in a partnership. All members are equal; a leader coordinates.',
  values: {
    LEADER: {
      PL: { label: 'lider', description: 'Koordynuje wspólną pracę, nie stojąc ponad pozostałymi.' },
      EN: { label: 'leader', description: 'Coordinates the joint work, without being above the others.' },
    },
    PARTNER: {
      PL: {
        label: 'partner',
        description: 'Członek na równych prawach; także ten, o którego roli nic więcej nie wiadomo.',
      },
      EN: {
        label: 'partner',
        description: 'A member on equal terms; also one of whose role nothing else is known.',
      },
    },
    SUPPORTER: {
      PL: { label: 'wspierający', description: 'Pomaga, np. miejscem, pieniędzmi lub promocją.' },
      EN: { label: 'supporter', description: 'Helps, for example with a room, money or publicity.' },
    },
  },
})

export enum MembershipStatus {
  INVITED = 'INVITED',
  APPLIED = 'APPLIED',
  ACTIVE = 'ACTIVE',
  LEFT = 'LEFT',
  DECLINED = 'DECLINED',
}

vocabulary(MembershipStatus, {
  name: 'MembershipStatus',
  description: 'The status of a membership (Polish: członkostwo).',
  values: {
    INVITED: {
      PL: { label: 'zaproszenie', description: 'Partnerstwo zaproponowało udział i czeka na odpowiedź.' },
      EN: { label: 'invited', description: 'The partnership has invited it and awaits the answer.' },
    },
    APPLIED: {
      PL: { label: 'zgłoszenie', description: 'Chętny poprosił o przyjęcie i czeka na decyzję partnerstwa.' },
      EN: { label: 'applied', description: 'It has applied to join and awaits the decision.' },
    },
    ACTIVE: {
      PL: { label: 'czynne', description: 'Jest członkiem partnerstwa, o ile wiadomo.' },
      EN: { label: 'active', description: 'It is a member of the partnership, as far as is known.' },
    },
    LEFT: {
      PL: { label: 'zakończone', description: 'Członek dawniej uczestniczył, ale już nie uczestniczy.' },
      EN: { label: 'left', description: 'The member no longer takes part.' },
    },
    DECLINED: {
      PL: {
        label: 'odmowa',
        description: 'Zaproszenie albo prośbę o przyjęcie odrzucono lub wycofano.',
      },
      EN: {
        label: 'declined',
        description: 'The invitation or application was declined or withdrawn.',
      },
    },
  },
})
