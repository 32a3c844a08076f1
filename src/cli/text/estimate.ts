// What a person reads of `overturn estimate`: the span first, then each service with what it is made of, and what is open.
import type { view } from '../../work/coverage/estimate.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, left, plain, right, type Terminal, wrap } from '../terminal.ts'

export function text(estimate: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  const { says, services, open, cites, on, patient, payer, saidOn, confidence, counts } = estimate
  const wide = Math.max(40, terminal.width - 4)
  const head = [patient, payer, `on ${on}`, ...(saidOn === undefined ? [] : [`as the payer said on ${saidOn}`])]
  const lines = services.map(each => {
    const name = `${[each.procedure, ...each.modifiers].join('-')}${each.units === 1 ? '' : ` × ${each.units}`}`
    const sums =
      each.state === 'counted'
        ? `${right(`$${amount(each.leastCents)}`, 10)} to ${right(`$${amount(each.mostCents)}`, 10)}  at most: deductible $${amount(each.deductibleCents)}, copay $${amount(each.copayCents)}, share $${amount(each.coinsuranceCents)}`
        : each.state === 'not-covered'
          ? 'not covered by the plan'
          : 'not counted'
    const basis = each.basis === undefined ? [] : wrap(plain(each.basis), wide - 4).map(part => `        ${part}`)
    return [`  ${left(name, 18)} ${sums}`, ...basis].join('\n')
  })
  return [
    plain(head.filter(each => each !== undefined).join(', ')),
    ...wrap(says, wide),
    ...(counts ? [`Confidence: ${confidence}. An answer about coverage is no promise to pay.`, '', ...lines] : []),
    ...(open.length === 0 ? [] : ['', 'Open:', ...open.flatMap(each => wrap(`- ${plain(each)}`, wide))]),
    ...(cites.length === 0 ? [] : ['', ...cites.flatMap(each => wrap(each.title, wide))]),
    '',
  ].join('\n')
}
