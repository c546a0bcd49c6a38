/* setting_view: the rules of the province, as the administrator reads them. */
#ifndef SETTING_VIEW_H
#define SETTING_VIEW_H

#include "profile.h"
#include "setting.h"
#include "view.h"

/* One rule: name, kind, value, basis, min, max, Words, changed_at, ... */
void setting_view(struct node *node, const struct rule_info *info,
    const struct setting *setting);
/* Every rule of profile, in its order; what is not stored is left out. */
void setting_list_view(struct node *node, const char *name,
    const struct setting_list *list);
void setting_past_view(struct node *node, const char *name,
    const struct setting_past_list *list);

#endif
