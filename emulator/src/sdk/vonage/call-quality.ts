import type { Traffic } from '../../platform/sound/traffic.ts';

/** What the E-model (ITU-T G.107) gives to G.711 with nothing wrong. */
const best = 93.2;
/** How well G.711 bears random loss where gaps are filled (ITU-T G.113, appendix I), in percent. */
const robustness = 25.1;

/**
 * The final quality of a call, of the sound that came from the browser. What the platform means by each field is not
 * documented; the names are those of FreeSWITCH's statistics, and this is a plain reading of them. `mos_score`: 1 to
 * 4.41, the E-model of G.107 for loss alone (Ie,eff, of G.711), then its annex B; `quality_percentage`: the same
 * rating, of the best that G.711 can have. `jitter_min_var`, `jitter_max_var`: the least and the most of RFC 3550's
 * jitter, in ms. `jitter_loss_rate`: lost of sent, 0 to 1; `packet_loss_perc`: the same in percent. `packet_cnt`:
 * packets received; `flaw_total`: packets lost. `jitter_burst_rate` is not measured. Without a packet, all are 0.
 */
export function callQuality({ received, lost, jitter = calm }: Traffic) {
  const sent = received + lost;
  const loss = sent === 0 ? 0 : lost / sent;
  const { opinion, rating } = sent === 0 ? unheard : heardWith(loss * 100);
  return {
    mos_score: figure(opinion),
    quality_percentage: figure((rating / best) * 100),
    jitter_min_var: figure(jitter.least),
    jitter_max_var: figure(jitter.most),
    jitter_loss_rate: figure(loss, 4),
    jitter_burst_rate: '0',
    flaw_total: lost,
    packet_cnt: received,
    packet_loss_perc: figure(loss * 100),
  };
}

const calm = { least: 0, most: 0 };
const unheard = { opinion: 0, rating: 0 };

/** R, and the mean opinion score for it, with so many percent lost at random. */
function heardWith(lost: number) {
  const rating = best - (95 * lost) / (lost + robustness);
  const opinion = 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating);
  return { opinion, rating };
}

const figure = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));
