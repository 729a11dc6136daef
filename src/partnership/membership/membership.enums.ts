import { vocabulary } from '../../shared/vocabulary'

export enum MemberKind {
  ORGANISATION = 'ORGANISATION',
  RESIDENTS = 'RESIDENTS',
}

vocabulary(MemberKind, {
  name: 'MemberKind',
  description: 'Who takes part in a partnership by a membership (Polish: członkostwo).',
  values: {
    ORGANISATION: {
      PL: {
        label: 'organizacja lub instytucja',
        description: 'Urząd, szkoła, stowarzyszenie, firma albo inny partner, który działa pod własną nazwą.',
      },
      EN: {
        label: 'organisation',
        description:
          'A municipality, a school, an NGO, a company or another partner that acts under a name of its own.',
      },
    },
    RESIDENTS: {
      PL: {
        label: 'mieszkańcy',
        description: 'Ludzie z okolicy, którzy uczestniczą sami, a nie przez organizację.',
      },
      EN: {
        label: 'residents',
        description: 'People of the area who take part themselves and not through an organisation.',
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
  description:
    'The part that a member has in a partnership; all partners are equal, and a leader coordinates.',
  values: {
    LEADER: {
      PL: { label: 'lider', description: 'Koordynuje wspólną pracę, nie stojąc ponad pozostałymi.' },
      EN: { label: 'leader', description: 'Coordinates the joint work without standing above the others.' },
    },
    PARTNER: {
      PL: { label: 'partner', description: 'Na równych prawach współdecyduje i współpracuje.' },
      EN: { label: 'partner', description: 'Shares in the decisions and in the work on equal terms.' },
    },
    SUPPORTER: {
      PL: { label: 'wspierający', description: 'Pomaga, np. miejscem, pieniędzmi lub promocją.' },
      EN: { label: 'supporter', description: 'Helps, for instance with a room, money or publicity.' },
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
  description: 'How a membership (Polish: członkostwo) stands today.',
  values: {
    INVITED: {
      PL: { label: 'zaproszenie', description: 'Partnerstwo zaproponowało udział i czeka na odpowiedź.' },
      EN: { label: 'invited', description: 'The partnership has asked it to join and awaits the answer.' },
    },
    APPLIED: {
      PL: { label: 'zgłoszenie', description: 'Chętny poprosił o przyjęcie i czeka na decyzję partnerstwa.' },
      EN: { label: 'applied', description: 'It has asked to join and awaits the decision.' },
    },
    ACTIVE: {
      PL: { label: 'czynne', description: 'Członek uczestniczy obecnie w partnerstwie.' },
      EN: { label: 'active', description: 'The member takes part in the partnership at present.' },
    },
    LEFT: {
      PL: { label: 'zakończone', description: 'Członek dawniej uczestniczył, ale już nie uczestniczy.' },
      EN: { label: 'left', description: 'The member used to take part and does so no longer.' },
    },
    DECLINED: {
      PL: {
        label: 'odmowa',
        description: 'Zaproszenie albo prośbę o przyjęcie odrzucono lub wycofano.',
      },
      EN: {
        label: 'declined',
        description: 'The invitation or the request to join was turned down or taken back.',
      },
    },
  },
})
