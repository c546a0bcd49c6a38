/* sso_view: signing on with the e-office's accounts, for the pages. */
#ifndef SSO_VIEW_H
#define SSO_VIEW_H

#include "sso.h"
#include "view.h"

/* .id .door .label .issuer .client_id .has_secret .at .by .basis; never the
 * secret. */
void sso_setting_view(struct node *node, const struct sso_setting *setting);
void sso_settings_view(struct node *node, const char *name,
    const struct sso_setting_list *list);
/* .name .checked */
void sso_algorithms_view(struct node *node, const char *name, unsigned chosen);
/* .subject .issuer .at .by .basis .ended_at .ended_by .ended_basis; nothing
 * when there is no link. */
void sso_link_view(struct node *node, const struct sso_link *link);
void sso_links_view(struct node *node, const char *name,
    const struct sso_link_list *list);
/* .subject .issuer .name */
void sso_identity_view(struct node *node, const struct sso_identity *identity);
/* Answer.code .state .iss, which the browser sends on by itself. */
void sso_answer_view(struct node *root, const char *code, const char *state,
    const char *issuer);

#endif
