/* SPDX-License-Identifier: Apache-2.0 */
#include "route/estimate.h"

#include "provider/prices.h"

int64_t zh_estimate_answer(const zh_wish *wish) {
  return wish->max_output > 0 && wish->max_output < ZH_USUAL_ANSWER
             ? wish->max_output
             : ZH_USUAL_ANSWER;
}

int64_t zh_estimate_cost(const zh_config *config, const zh_account *account,
                         zh_str model, const zh_wish *wish, int64_t unix_ms) {
  zh_price_when when = {.unix_ms = unix_ms,
                        .input = wish->prompt,
                        .region = account->prices.region};
  zh_prices prices;
  if (account->prices.provider.len == 0)
    return -1;
  zh_model known =
      zh_catalog_find(config->catalog, account->prices.provider, model);
  if (!known.row || !zh_prices_at(&known, &when, &prices))
    return -1;
  int64_t input = prices.pusd[ZH_UNIT_INPUT];
  int64_t output = prices.pusd[ZH_UNIT_OUTPUT];
  if (input < 0 || output < 0)
    return -1;
  double pusd = ((double)input * (double)wish->prompt +
                 (double)output * (double)zh_estimate_answer(wish)) *
                (double)prices.micro / 1e6;
  return pusd < 9e18 ? (int64_t)pusd : -1;
}
