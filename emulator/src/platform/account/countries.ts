/** How a country's numbers look, and what calls to them cost here. */
export interface Country {
  /** ISO 3166-1, two letters. */
  readonly code: string;
  /** What its numbers begin with. */
  readonly prefix: string;
  /** What its mobile numbers begin with; none where they look like all others. */
  readonly mobile: readonly string[];
  /** MCC-MNC, as the platform names a mobile network. */
  readonly network: string;
  /** Euros a minute for calls out: to a landline, to a mobile. NOTE: made up, near what such calls cost. */
  readonly rates: readonly [number, number];
}

const row = (
  code: string,
  prefix: string,
  mobile: readonly string[],
  network: string,
  rates: readonly [number, number],
): Country => ({ code, prefix, mobile, network, rates });

/** A country whose number plan holds another's comes after it. */
const countries: readonly Country[] = [
  // The number ranges for films and examples stand for landlines: everybody's examples are made with them.
  row('GB', '447700900', [], '23410', [0.0045, 0.0045]),
  row('GB', '44', ['447'], '23410', [0.0045, 0.0273]),
  row('CA', '1204', [], '302610', [0.0121, 0.0121]),
  row('CA', '1416', [], '302610', [0.0121, 0.0121]),
  row('CA', '1514', [], '302610', [0.0121, 0.0121]),
  row('CA', '1604', [], '302610', [0.0121, 0.0121]),
  row('US', '1', [], 'US-FIXED', [0.0121, 0.0121]),
  row('FR', '33', ['336', '337'], '20801', [0.0102, 0.0391]),
  row('ES', '34', ['346', '347'], '21401', [0.0096, 0.0412]),
  row('PT', '351', ['3519'], '26801', [0.0118, 0.0461]),
  row('IE', '353', ['3538'], '27201', [0.0109, 0.0522]),
  row('FI', '358', ['3584', '3585'], '24491', [0.0511, 0.0633]),
  row('IT', '39', ['393'], '22210', [0.0104, 0.0443]),
  row('CH', '41', ['417'], '22801', [0.0213, 0.1214]),
  row('AT', '43', ['436'], '23201', [0.0143, 0.0467]),
  row('DK', '45', [], '23801', [0.0117, 0.0117]),
  row('SE', '46', ['467'], '24001', [0.0082, 0.0311]),
  row('NO', '47', ['474', '479'], '24201', [0.0104, 0.0389]),
  row('PL', '48', ['485', '486', '487', '488'], '26001', [0.0142, 0.0369]),
  row('DE', '49', ['4915', '4916', '4917'], '26201', [0.0107, 0.0439]),
  row('NL', '31', ['316'], '20404', [0.0133, 0.0418]),
  row('BE', '32', ['324'], '20601', [0.0162, 0.0559]),
  row('BR', '55', [], '72411', [0.0216, 0.0216]),
  row('AU', '61', ['614'], '50501', [0.0158, 0.0494]),
  row('SG', '65', ['658', '659'], '52501', [0.0141, 0.0141]),
  row('JP', '81', ['8170', '8180', '8190'], '44010', [0.0411, 0.1302]),
  row('IN', '91', ['916', '917', '918', '919'], '40410', [0.0214, 0.0214]),
  row('HK', '852', ['8525', '8526', '8529'], '45400', [0.0223, 0.0291]),
];

/** Everywhere else. */
const elsewhere: Country = row('XX', '', [], 'XX-FIXED', [0.15, 0.15]);

/** The country of a number in E.164 without plus sign. */
export function countryOf(number: string): Country {
  return countries.find(({ prefix }) => number.startsWith(prefix)) ?? elsewhere;
}

/** That country, by its two letters; the row that holds all of its numbers. */
export function countryNamed(code: string): Country | undefined {
  return countries.findLast((one) => one.code === code);
}

export function isMobile(number: string, { mobile }: Country): boolean {
  return mobile.some((prefix) => number.startsWith(prefix));
}
