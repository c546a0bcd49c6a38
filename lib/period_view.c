#include "period_view.h"

const char *const period_choices[] = { "month", "quarter", "six_months",
	"nine_months", "year", NULL };

void
period_view(struct node *node, const struct period *period)
{
	node_text(node, "kind", period_kind_name(period->kind));
	node_int(node, "year", period->year);
	node_int(node, "number", period->number);
	node_day(node, "from", period->from);
	node_day(node, "to", period->to);
	node_day(node, "send_by", period->send_by);
}
