/*
 * admin-trust: can the system be trusted today? The seal of the ledger, its
 * last check, backup and restore, mail, clocks, and who has which rights (R14,
 * R41).
 *
 * GET  shows it, each with what to do.
 */
#include "action.h"
#include "clock.h"
#include "seal_store.h"
#include "trust_view.h"

static enum err
show(struct request *rq)
{
	struct trust trust;
	enum err err;

	err = seal_store_trust(&rq->cx, &trust);
	if (err)
		return err;
	trust_view(&rq->cx, view_root(rq->view), &trust, clock_disciplined());
	return OK;
}

const struct action action = {
	.name = "admin-trust",
	.needs = PERM_AUDIT,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
