const rules: readonly (readonly [RegExp, string])[] = [
  [
    /Syntax error in NCCO/,
    'What was replied is no list of actions that the platform knows. The webhook before this says where it is wrong.',
  ],
  [/no answer URL/, 'Give the application an answer URL, or the call an ncco.'],
  [/gave no instructions/, 'See the webhook before this: it says what came instead of an NCCO.'],
  [
    /no "from" number/,
    'A connect to a phone needs "from": one of the numbers of this application, in E.164 without the plus sign.',
  ],
  [/limit of new calls/, 'The fault "callLimit" is switched on: try again a second later.'],
  [
    /no voice for the language/,
    'See the list of languages of the talk action; en-US is spoken instead.',
  ],
  [
    /bargeIn/,
    'Put an input after the talk or stream that can be interrupted, or leave bargeIn out.',
  ],
  [/There is no leg/, 'The leg that speech.uuid names is not in a call any more.'],
  [
    /There is no conversation/,
    'The conversation that the transfer names is over, or of another application.',
  ],
];

/** What a developer may do about a complaint of the platform. */
export function complaintHint(reason: string): string | undefined {
  return rules.find(([pattern]) => pattern.test(reason))?.[1];
}
