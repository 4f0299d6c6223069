import { callerLegNews, contactLegNews } from './call-news.ts';

describe("a status of the contact's leg", () => {
  it.each`
    status            | detail                     | type          | reason
    ${'started'}      | ${undefined}               | ${'started'}  | ${undefined}
    ${'ringing'}      | ${undefined}               | ${'ringing'}  | ${undefined}
    ${'answered'}     | ${undefined}               | ${'answered'} | ${undefined}
    ${'machine'}      | ${undefined}               | ${'machine'}  | ${undefined}
    ${'completed'}    | ${undefined}               | ${'ended'}    | ${'completed'}
    ${'busy'}         | ${undefined}               | ${'ended'}    | ${'busy'}
    ${'cancelled'}    | ${undefined}               | ${'ended'}    | ${'cancelled'}
    ${'timeout'}      | ${undefined}               | ${'ended'}    | ${'no-answer'}
    ${'unanswered'}   | ${undefined}               | ${'ended'}    | ${'no-answer'}
    ${'unanswered'}   | ${'timeout'}               | ${'ended'}    | ${'no-answer'}
    ${'unanswered'}   | ${'carrier_timeout'}       | ${'ended'}    | ${'no-answer'}
    ${'unanswered'}   | ${'unavailable'}           | ${'ended'}    | ${'unreachable'}
    ${'rejected'}     | ${undefined}               | ${'ended'}    | ${'declined'}
    ${'rejected'}     | ${'declined'}              | ${'ended'}    | ${'declined'}
    ${'rejected'}     | ${'invalid_number'}        | ${'ended'}    | ${'number-problem'}
    ${'rejected'}     | ${'restricted'}            | ${'ended'}    | ${'blocked'}
    ${'failed'}       | ${undefined}               | ${'ended'}    | ${'service-fault'}
    ${'failed'}       | ${'internal_error'}        | ${'ended'}    | ${'service-fault'}
    ${'failed'}       | ${'cannot_route'}          | ${'ended'}    | ${'number-problem'}
    ${'failed'}       | ${'number_out_of_service'} | ${'ended'}    | ${'number-problem'}
    ${'failed'}       | ${'constructor'}           | ${'ended'}    | ${'service-fault'}
    ${'human'}        | ${undefined}               | ${undefined}  | ${undefined}
    ${'transcribed'}  | ${undefined}               | ${undefined}  | ${undefined}
    ${'disconnected'} | ${undefined}               | ${undefined}  | ${undefined}
    ${'constructor'}  | ${undefined}               | ${undefined}  | ${undefined}
    ${''}             | ${undefined}               | ${undefined}  | ${undefined}
  `('$status, $detail means $type, $reason', ({ status, detail, type, reason }: Row) => {
    const news = contactLegNews({ status, detail }, 7);
    expect(news).toEqual(type && { type, at: 7, ...(reason && { reason }) });
  });
});

interface Row {
  readonly status: string;
  readonly detail: string | undefined;
  readonly type: string | undefined;
  readonly reason: string | undefined;
}

describe("a status of the caller's own leg", () => {
  it('ends the call when it is over', () => {
    const news = callerLegNews({ status: 'completed' }, 7);
    expect(news).toEqual({ type: 'ended', reason: 'completed', at: 7 });
  });

  it.each(['started', 'ringing', 'answered', 'machine', 'busy'])(
    'tells nothing else: %s',
    (status) => {
      expect(callerLegNews({ status }, 7)).toBeUndefined();
    },
  );
});
