import { page } from '../../phrase.ts';

/** When the words tell how somebody is. */
export const moods = [
  ...page({ locale: 'de', formality: 3, cue: 'acknowledge-problem' }, [
    {
      id: 'de-hot-point',
      intent: 'acknowledge',
      moods: ['angry', 'frustrated'],
      text: 'Sie haben recht: {issue} darf nicht passieren. Ich werde {step} und sage Ihnen dann, wie es dazu kam.',
      do: 'Wenn die Person recht hat.',
      dont: 'Nicht, solange Sie es nicht wissen.',
    },
    {
      id: 'de-hot-why',
      intent: 'explain',
      moods: ['angry', 'frustrated'],
      text: 'Der Grund ist dieser: {reason}. Damit Sie heute {issue} bekommen, werde ich {step}.',
      do: 'Wenn Sie den Grund kennen.',
      dont: 'Nicht mit Geld zuerst.',
    },
    {
      id: 'de-let-down',
      intent: 'reflect',
      moods: ['disappointed', 'frustrated'],
      text: 'Sie hatten {option} erwartet und {issue} bekommen. Genau da setze ich an.',
      do: 'Wenn es zugesagt war.',
      dont: 'Nicht sonst.',
    },
    {
      id: 'de-fear-certain',
      intent: 'explain',
      moods: ['anxious'],
      warmth: 3,
      text: 'Sicher ist: {option}. Offen ist noch {issue}; das sage ich Ihnen bis {time}.',
      do: 'Wenn etwas sicher ist.',
      dont: 'Nicht mit Vermutungen.',
    },
    {
      id: 'de-one-step',
      intent: 'explain',
      moods: ['confused'],
      text: 'Ein Schritt nach dem anderen. Zuerst: {step}. Sagen Sie mir, was Sie dann sehen.',
      do: 'Wenn die Person mitgeht.',
      dont: 'Nicht, wenn der Weg bekannt ist.',
    },
    {
      id: 'de-heavy',
      intent: 'own',
      moods: ['sad', 'grieving'],
      warmth: 3,
      text: 'Überlassen Sie {issue} mir. Bis {time} hören Sie von mir, ohne fragen zu müssen.',
      do: 'Wenn nichts weiter nötig ist.',
      dont: 'Nicht sonst.',
    },
    {
      id: 'de-glad',
      intent: 'acknowledge',
      moods: ['happy'],
      cue: 'close-warmly',
      warmth: 3,
      text: 'Das freut mich sehr.',
      do: 'Wenn sie sich freuen.',
      dont: 'Nicht vorher.',
    },
  ]),
];
