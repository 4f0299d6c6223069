import { noTraffic } from '../../platform/sound/traffic.ts';
import { callQuality } from './call-quality.ts';

const traffic = { ...noTraffic, received: 1000 };

describe('the quality of a call', () => {
  it('is the best that G.711 has when nothing is lost', () => {
    expect(callQuality({ ...traffic, jitter: { least: 0.123, most: 2.5 } })).toEqual({
      mos_score: '4.41',
      quality_percentage: '100',
      jitter_min_var: '0.12',
      jitter_max_var: '2.5',
      jitter_loss_rate: '0',
      jitter_burst_rate: '0',
      flaw_total: 0,
      packet_cnt: 1000,
      packet_loss_perc: '0',
    });
  });

  it.each([
    [10, '1', '0.01', '4.33', '96.09'],
    [50, '5', '0.05', '3.92', '83.07'],
    [200, '20', '0.2', '2.63', '54.8'],
  ])('with %i of 1000 packets lost is worse', (lost, percent, rate, mos, quality) => {
    expect(callQuality({ ...traffic, received: 1000 - lost, lost })).toMatchObject({
      ...{ packet_loss_perc: percent, jitter_loss_rate: rate, flaw_total: lost },
      ...{ mos_score: mos, quality_percentage: quality },
    });
  });

  it('is nothing at all without sound', () => {
    const { flaw_total, packet_cnt, ...told } = callQuality(noTraffic);
    expect([flaw_total, packet_cnt]).toEqual([0, 0]);
    expect([...new Set(Object.values(told))]).toEqual(['0']);
  });
});
