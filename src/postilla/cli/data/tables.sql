-- What the migrations leave in an empty SQLite database. Written by: python -m tools.tables
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "admission_try" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "account" varchar(32) NOT NULL, "network" varchar(32) NOT NULL, "kind" varchar(8) NOT NULL, "at" datetime NOT NULL);
CREATE TABLE "admission_factor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(8) NOT NULL, "name" varchar(80) NOT NULL, "secret" BLOB NOT NULL, "counter" bigint NOT NULL, "created_at" datetime NOT NULL, "used_at" datetime NULL, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_groupcollectionpermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "pageviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_pageviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(255) NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "restriction_type" varchar(20) NOT NULL);
CREATE TABLE "wagtailcore_collectionviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "restriction_type" varchar(20) NOT NULL, "password" varchar(255) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collectionviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collectionviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_collectionviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_site" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hostname" varchar(255) NOT NULL, "port" integer NOT NULL, "is_default_site" bool NOT NULL, "root_page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_name" varchar(255) NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "wagtailcore_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL);
CREATE TABLE "wagtailcore_groupapprovaltask" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowpage" ("page_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowtask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "groupapprovaltask_id" integer NOT NULL REFERENCES "wagtailcore_groupapprovaltask" ("task_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_locale" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language_code" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "wagtailcore_page" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "title" varchar(255) NOT NULL, "slug" varchar(255) NOT NULL, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "url_path" text NOT NULL, "seo_title" varchar(255) NOT NULL, "show_in_menus" bool NOT NULL, "search_description" text NOT NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "locked" bool NOT NULL, "latest_revision_created_at" datetime NULL, "first_published_at" datetime NULL, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "last_published_at" datetime NULL, "draft_title" varchar(255) NOT NULL, "locked_at" datetime NULL, "locked_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "translation_key" char(32) NOT NULL, "alias_of_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_commentreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "comment_id" integer NOT NULL REFERENCES "wagtailcore_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pagesubscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_notifications" bool NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_string" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data_hash" char(32) NOT NULL, "data" text NOT NULL, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_template" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uuid" char(32) NOT NULL UNIQUE, "template" text NOT NULL, "template_format" varchar(100) NOT NULL, "string_count" integer unsigned NOT NULL CHECK ("string_count" >= 0));
CREATE TABLE "wagtail_localize_translatableobject" ("translation_key" char(32) NOT NULL PRIMARY KEY, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_templatesegment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order" integer unsigned NOT NULL CHECK ("order" >= 0), "context_id" integer NOT NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED, "template_id" integer NOT NULL REFERENCES "wagtail_localize_template" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_stringsegment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order" integer unsigned NOT NULL CHECK ("order" >= 0), "attrs" text NOT NULL, "context_id" integer NOT NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED, "string_id" integer NOT NULL REFERENCES "wagtail_localize_string" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_relatedobjectsegment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order" integer unsigned NOT NULL CHECK ("order" >= 0), "context_id" integer NOT NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" char(32) NOT NULL REFERENCES "wagtail_localize_translatableobject" ("translation_key") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "contentpath" text NOT NULL, "position" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "resolved_at" datetime NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "resolved_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_created_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_referenceindex" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "to_object_id" varchar(255) NOT NULL, "model_path" text NOT NULL, "content_path" text NOT NULL, "content_path_hash" char(32) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "to_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_taskstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "started_at" datetime NOT NULL, "finished_at" datetime NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_state_id" integer NOT NULL REFERENCES "wagtailcore_workflowstate" ("id") DEFERRABLE INITIALLY DEFERRED, "finished_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "comment" text NOT NULL, "revision_id" integer NOT NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "created_at" datetime NOT NULL, "current_task_state_id" integer NULL UNIQUE REFERENCES "wagtailcore_taskstate" ("id") DEFERRABLE INITIALLY DEFERRED, "requested_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" varchar(255) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowcontenttype" ("content_type_id" integer NOT NULL PRIMARY KEY REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_modellogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "object_id" varchar(255) NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NULL, "uuid" char(32) NULL, "revision_id" integer NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_pagelogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL, "revision_id" integer NULL, "user_id" integer NULL, "uuid" char(32) NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
CREATE TABLE "wagtailcore_grouppagepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unique_permission" UNIQUE ("group_id", "page_id", "permission_id"));
CREATE TABLE "wagtailcore_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "approved_go_live_at" datetime NULL, "user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "object_id" varchar(255) NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "object_str" text NOT NULL);
CREATE TABLE "wagtailcore_uploadedfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(200) NOT NULL, "for_content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupsitepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_apitoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "key_hash" varchar(64) NOT NULL UNIQUE, "prefix" varchar(16) NOT NULL, "created" datetime NOT NULL, "revoked_at" datetime NULL, "last_used_at" datetime NULL, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "taggit_taggeditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" integer NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq" UNIQUE ("content_type_id", "object_id", "tag_id"));
CREATE TABLE "taggit_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "articles_articletag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_object_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_creative" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "size" varchar(10) NOT NULL, "link" varchar(500) NOT NULL, "code" text NOT NULL, "campaign_id" bigint NOT NULL REFERENCES "articles_campaign" ("id") DEFERRABLE INITIALLY DEFERRED, "picture_id" bigint NULL REFERENCES "articles_newsimage" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_campaign_sections" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "campaign_id" bigint NOT NULL REFERENCES "articles_campaign" ("id") DEFERRABLE INITIALLY DEFERRED, "sectionpage_id" integer NOT NULL REFERENCES "articles_sectionpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_articlebyline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "page_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "author_id" bigint NOT NULL REFERENCES "articles_author" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "articles_one_byline_each" UNIQUE ("page_id", "author_id"));
CREATE TABLE "articles_newsrendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "filter_spec" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "image_id" bigint NOT NULL REFERENCES "articles_newsimage" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_sectionpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL, "moderation" varchar(8) NOT NULL, "slow_seconds" smallint unsigned NULL CHECK ("slow_seconds" >= 0));
CREATE TABLE "articles_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "slug" varchar(120) NOT NULL UNIQUE, "role" varchar(160) NOT NULL, "bio" text NOT NULL, "email" varchar(254) NOT NULL, "portrait_id" bigint NULL REFERENCES "articles_newsimage" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NULL UNIQUE REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_correction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "made_at" datetime NOT NULL, "note" text NOT NULL, "exact" varchar(600) NOT NULL, "prefix" varchar(60) NOT NULL, "suffix" varchar(60) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "comment" bigint NULL, "by" varchar(150) NOT NULL, "withdrawn_at" datetime NULL, "page_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_version" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "since" datetime NOT NULL, "title" varchar(255) NOT NULL, "standfirst" text NOT NULL, "text" text NOT NULL, "withheld" bool NOT NULL, "page_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "articles_one_version_each" UNIQUE ("page_id", "number"));
CREATE TABLE "articles_homepage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL, "description" text NOT NULL, "tagline" varchar(200) NOT NULL);
CREATE TABLE "articles_standardpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(8) NOT NULL, "brought_from" varchar(300) NOT NULL, "body" text NOT NULL CHECK ((JSON_VALID("body") OR "body" IS NULL)));
CREATE TABLE "articles_adrest" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(120) NOT NULL UNIQUE, "until" date NOT NULL);
CREATE TABLE "articles_articlepage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "standfirst" text NOT NULL, "lead_caption" varchar(300) NOT NULL, "lead_alt" varchar(300) NOT NULL, "body" text NOT NULL CHECK ((JSON_VALID("body") OR "body" IS NULL)), "language" varchar(8) NOT NULL, "published_at" datetime NULL, "updated_at" datetime NULL, "conversation_state" varchar(10) NOT NULL, "close_after_days" smallint unsigned NULL CHECK ("close_after_days" >= 0), "brought_from" varchar(300) NOT NULL, "lead_picture_id" bigint NULL REFERENCES "articles_newsimage" ("id") DEFERRABLE INITIALLY DEFERRED, "moderation" varchar(8) NOT NULL, "slow_seconds" smallint unsigned NULL CHECK ("slow_seconds" >= 0), "carries_advertising" bool NOT NULL);
CREATE TABLE "articles_campaign" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "active" bool NOT NULL, "starts_on" date NULL, "ends_on" date NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "brought_from" varchar(200) NOT NULL, "languages" varchar(60) NOT NULL, "views_a_day" integer unsigned NULL CHECK ("views_a_day" >= 0), "views_in_all" integer unsigned NULL CHECK ("views_in_all" >= 0));
CREATE TABLE "articles_magazinesettings" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "tagline" varchar(200) NOT NULL, "description" text NOT NULL, "language" varchar(8) NOT NULL, "close_after_days" smallint unsigned NOT NULL CHECK ("close_after_days" >= 0), "ads_after_paragraphs" varchar(60) NOT NULL, "ad_size_in_text" varchar(10) NOT NULL, "ads_between_comments_every" smallint unsigned NOT NULL CHECK ("ads_between_comments_every" >= 0), "ad_size_between_comments" varchar(10) NOT NULL, "site_id" integer NOT NULL UNIQUE REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED, "logo_id" bigint NULL REFERENCES "articles_newsimage" ("id") DEFERRABLE INITIALLY DEFERRED, "moderation" varchar(8) NOT NULL, "slow_seconds" smallint unsigned NULL CHECK ("slow_seconds" >= 0), "ads_not_with_tags" varchar(300) NOT NULL, "ads_rest_when_heated" bool NOT NULL, "ads_txt" text NOT NULL);
CREATE TABLE "articles_adday" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "creative" bigint NOT NULL, "day" date NOT NULL, "views" integer unsigned NOT NULL CHECK ("views" >= 0), "clicks" integer unsigned NOT NULL CHECK ("clicks" >= 0), "campaign_id" bigint NOT NULL REFERENCES "articles_campaign" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "articles_one_ad_day" UNIQUE ("creative", "day"));
CREATE TABLE "articles_newsimage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "description" varchar(255) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "file_hash" varchar(40) NOT NULL, "alt" varchar(300) NOT NULL, "caption" varchar(300) NOT NULL, "credit" varchar(200) NOT NULL, "brought_from" varchar(300) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "avif_of" varchar(255) NOT NULL, "no_avif_of" varchar(255) NOT NULL);
CREATE TABLE "articles_recheck" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "settled_at" datetime NULL, "by" varchar(150) NOT NULL, "answer_id" bigint NULL REFERENCES "articles_correction" ("id") DEFERRABLE INITIALLY DEFERRED, "correction_id" bigint NOT NULL REFERENCES "articles_correction" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "articles_one_recheck_each" UNIQUE ("correction_id", "page_id"));
CREATE TABLE "articles_homepick" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "article_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "articles_homepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_sectionpick" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "article_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "articles_sectionpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "identity_session" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" bigint NOT NULL, "browser" varchar(40) NOT NULL, "system" varchar(40) NOT NULL, "created_at" datetime NOT NULL, "seen_at" datetime NOT NULL, "guest_id" bigint NOT NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "discussion_agreement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "voter" varchar(40) NOT NULL, "created_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "discussion_agree_once" UNIQUE ("comment_id", "voter"));
CREATE TABLE "discussion_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "source" text NOT NULL, "html" text NOT NULL, "replaced_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "discussion_one_revision" UNIQUE ("comment_id", "number"));
CREATE TABLE "discussion_page" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "parent" bigint NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "reach" integer unsigned NOT NULL CHECK ("reach" >= 0), "thread_id" bigint NOT NULL REFERENCES "discussion_thread" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "discussion_one_page" UNIQUE ("thread_id", "parent", "number"));
CREATE TABLE "discussion_thread" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(120) NOT NULL UNIQUE, "count" integer unsigned NOT NULL CHECK ("count" >= 0), "roots" integer unsigned NOT NULL CHECK ("roots" >= 0), "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "created_at" datetime NOT NULL, "locked" integer unsigned DEFAULT 0 NOT NULL CHECK ("locked" >= 0), "pinned" smallint unsigned DEFAULT 0 NOT NULL CHECK ("pinned" >= 0));
CREATE TABLE "discussion_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "ordinal" integer unsigned NULL CHECK ("ordinal" >= 0), "path" varchar(2000) NULL, "depth" smallint unsigned NOT NULL CHECK ("depth" >= 0), "children_given" integer unsigned NOT NULL CHECK ("children_given" >= 0), "state" varchar(10) NOT NULL, "reach" integer unsigned NOT NULL CHECK ("reach" >= 0), "author_name" varchar(200) NOT NULL, "website" varchar(500) NOT NULL, "network" varchar(32) NOT NULL, "avatar" bigint NOT NULL, "source" text NOT NULL, "html" text NOT NULL, "fingerprint" varchar(32) NOT NULL, "language" varchar(12) NOT NULL, "anchor" varchar(60) NOT NULL, "answers_revision" smallint unsigned NULL CHECK ("answers_revision" >= 0), "revision" smallint unsigned NOT NULL CHECK ("revision" >= 0), "agreements" integer unsigned NOT NULL CHECK ("agreements" >= 0), "created_at" datetime NOT NULL, "edited_at" datetime NULL, "guest_id" bigint NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED, "thread_id" bigint NOT NULL REFERENCES "discussion_thread" ("id") DEFERRABLE INITIALLY DEFERRED, "locked" bool DEFAULT 0 NOT NULL, "note" varchar(300) DEFAULT '' NOT NULL, "pinned_at" datetime NULL, "badge" varchar(140) DEFAULT '' NOT NULL, "edition" varchar(12) DEFAULT '' NOT NULL, "parent_id" bigint NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "discussion_one_place" UNIQUE ("thread_id", "path"));
CREATE TABLE "outbox_delivery" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hearer" varchar(120) NOT NULL, "fact" varchar(60) NOT NULL, "body" text NOT NULL, "told_at" datetime NOT NULL, "due_at" datetime NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "last_error" text NOT NULL);
CREATE TABLE "finding_entry" ("comment_id" bigint NOT NULL PRIMARY KEY, "subject" varchar(120) NOT NULL, "language" varchar(12) NOT NULL, "revision" smallint unsigned NOT NULL CHECK ("revision" >= 0));
CREATE VIRTUAL TABLE finding_words USING fts5(words, tokenize = 'ascii', detail = 'none', columnsize = 0);
CREATE TABLE "finding_portrayed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "article_id" bigint NOT NULL, "language" varchar(12) NOT NULL, "term" varchar(160) NOT NULL, "weight" real NOT NULL, CONSTRAINT "finding_one_term" UNIQUE ("article_id", "term"));
CREATE TABLE "finding_alike" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "article_id" bigint NOT NULL, "other_id" bigint NOT NULL, "score" real NOT NULL, "words" varchar(200) NOT NULL, CONSTRAINT "finding_one_likeness" UNIQUE ("article_id", "other_id"));
CREATE TABLE "finding_due" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(120) NOT NULL UNIQUE, "again" bool NOT NULL, "at" datetime NULL, "last" bigint NOT NULL);
CREATE TABLE "finding_findable" ("article_id" bigint NOT NULL PRIMARY KEY, "subject" varchar(120) NOT NULL, "title" text NOT NULL, "standfirst" text NOT NULL);
CREATE TABLE "finding_duearticle" ("article_id" bigint NOT NULL PRIMARY KEY);
CREATE VIRTUAL TABLE finding_article_words USING fts5(words, tokenize = 'ascii', detail = 'none', columnsize = 0);
CREATE TABLE "identity_proof" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "purpose" varchar(20) NOT NULL, "nonce" bigint NOT NULL, "address_cipher" BLOB NOT NULL, "address_hash" varchar(32) NOT NULL, "payload" bigint NULL, "language" varchar(12) NOT NULL, "asked_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "used_at" datetime NULL, "network" varchar(32) NOT NULL, "guest_id" bigint NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "identity_claim" ("look" varchar(190) NOT NULL PRIMARY KEY, "name" varchar(200) NOT NULL, "claimed_at" datetime NOT NULL, "guest_id" bigint NOT NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "identity_link" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "issuer" varchar(300) NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "roles" varchar(500) NOT NULL, "created_at" datetime NOT NULL, "seen_at" datetime NOT NULL, "guest_id" bigint NOT NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "identity_keychange" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "before" varchar(16) NOT NULL, "after" varchar(16) NOT NULL, "progress" text NOT NULL CHECK ((JSON_VALID("progress") OR "progress" IS NULL)), "begun_at" datetime NOT NULL, "done_at" datetime NULL);
CREATE TABLE "identity_party" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "organisation" varchar(120) NOT NULL, "domain" varchar(253) NOT NULL, "state" varchar(10) NOT NULL, "asked_at" datetime NOT NULL, "proven_at" datetime NULL, "decided_by" varchar(150) NOT NULL, "decided_at" datetime NULL, "guest_id" bigint NOT NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED, "reason" varchar(300) DEFAULT '' NOT NULL);
CREATE TABLE "identity_guest" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "website" varchar(500) NOT NULL, "address_cipher" BLOB NOT NULL, "address_hash" varchar(32) NOT NULL, "avatar" bigint NOT NULL, "published" bool NOT NULL, "created_at" datetime NOT NULL, "seen_at" datetime NOT NULL, "confirmed_at" datetime NULL, "signed_out_at" datetime NULL, "erase_at" datetime NULL, "erase_words" bool NOT NULL, "language" varchar(12) NOT NULL, "account" varchar(80) DEFAULT '' NOT NULL, "badge" varchar(140) DEFAULT '' NOT NULL, "carried" bool DEFAULT 0 NOT NULL, "mailbox_hash" varchar(32) DEFAULT '' NOT NULL);
CREATE TABLE "identity_pass" ("name" varchar(20) NOT NULL PRIMARY KEY, "reached" bigint NOT NULL, "done_at" datetime NULL);
CREATE TABLE "insights_duethread" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(120) NOT NULL UNIQUE, "again" bool NOT NULL, "at" datetime NULL, "last" bigint NOT NULL);
CREATE TABLE "insights_optedout" ("guest_id" bigint NOT NULL PRIMARY KEY, "at" datetime NOT NULL);
CREATE TABLE "insights_relabel" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_id" bigint NOT NULL, "revision" smallint unsigned NOT NULL CHECK ("revision" >= 0), "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "what" varchar(10) NOT NULL, "before" varchar(60) NOT NULL, "value" varchar(60) NOT NULL, "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "undone_by" varchar(150) NOT NULL, "undone_at" datetime NULL);
CREATE TABLE "insights_routestep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(10) NOT NULL, "reason" varchar(600) NOT NULL, "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "route_id" bigint NOT NULL REFERENCES "insights_route" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "insights_leftout" ("comment_id" bigint NOT NULL PRIMARY KEY);
CREATE TABLE "insights_due" ("comment_id" bigint NOT NULL PRIMARY KEY, "attempts" smallint unsigned DEFAULT 0 NOT NULL CHECK ("attempts" >= 0), "taken_until" datetime NULL);
CREATE TABLE "insights_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_id" bigint NOT NULL, "subject" varchar(120) NOT NULL, "what" varchar(5) NOT NULL, "kind" varchar(12) NOT NULL, "toward" varchar(7) NOT NULL, "at" datetime NOT NULL, "key" varchar(80) NOT NULL, CONSTRAINT "insights_mentioned_once" UNIQUE ("comment_id", "what", "key"));
CREATE TABLE "insights_gathered" ("subject" varchar(120) NOT NULL PRIMARY KEY, "lines" text NOT NULL, "rests" text NOT NULL, "rules" integer unsigned NOT NULL CHECK ("rules" >= 0), "made_at" datetime NOT NULL);
CREATE TABLE "insights_duelines" ("subject" varchar(120) NOT NULL PRIMARY KEY, "changes" integer unsigned NOT NULL CHECK ("changes" >= 0), "since" datetime NOT NULL, "taken_until" datetime NULL, "attempts" smallint unsigned DEFAULT 0 NOT NULL CHECK ("attempts" >= 0));
CREATE TABLE "insights_themestep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "what" varchar(5) NOT NULL, "before" varchar(80) NOT NULL, "value" varchar(80) NOT NULL, "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "undone_by" varchar(150) NOT NULL, "undone_at" datetime NULL);
CREATE TABLE "insights_theme" ("key" varchar(60) NOT NULL PRIMARY KEY, "words" text NOT NULL, "centre" BLOB NOT NULL, "meaning" varchar(40) NOT NULL, "merged_into" varchar(60) NOT NULL, "name" varchar(80) NOT NULL);
CREATE TABLE "insights_heard" ("comment_id" bigint NOT NULL PRIMARY KEY, "subject" varchar(120) NOT NULL, "revision" smallint unsigned NOT NULL CHECK ("revision" >= 0), "rules" integer unsigned NOT NULL CHECK ("rules" >= 0), "reading" text NOT NULL, "meaning" varchar(40) NOT NULL, "vectors" BLOB NOT NULL, "themes" text NOT NULL, "bands" BLOB NULL, "sent_with" bigint NULL, "joined" bool DEFAULT 0 NOT NULL);
CREATE TABLE "insights_approval" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(120) NOT NULL, "line" varchar(90) NOT NULL, "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "ended_by" varchar(150) NOT NULL, "ended_at" datetime NULL, "stood" text NOT NULL);
CREATE TABLE "insights_route" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_id" bigint NOT NULL, "subject" varchar(120) NOT NULL, "kind" varchar(12) NOT NULL, "party" varchar(130) NOT NULL, "state" varchar(10) NOT NULL, "reason" varchar(600) NOT NULL, "answer_id" bigint NULL, "by" varchar(150) NOT NULL, "made_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "between" bool DEFAULT 0 NOT NULL, CONSTRAINT "insights_routed_once" UNIQUE ("comment_id", "party"));
CREATE TABLE "ledger_metric" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "slug" varchar(80) NOT NULL UNIQUE, "unit" varchar(30) NOT NULL, "period_kind" varchar(8) NOT NULL, "adds_up" bool NOT NULL, "better" varchar(4) NOT NULL, "counted" varchar(300) NOT NULL);
CREATE TABLE "ledger_subject" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "slug" varchar(80) NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "aliases" text NOT NULL, "external" text NOT NULL, "about" varchar(300) NOT NULL, "merged_into_id" bigint NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_merging" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "into_id" bigint NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_id" bigint NOT NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_verdict" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(12) NOT NULL, "by" varchar(150) NOT NULL, "reason" varchar(500) NOT NULL, "why" varchar(20) NOT NULL, "missing" varchar(20) NOT NULL, "contested" bool NOT NULL, "used" text NOT NULL CHECK ((JSON_VALID("used") OR "used" IS NULL)), "at" datetime NOT NULL, "undone_at" datetime NULL, "undone_by" varchar(150) NOT NULL, "promise_id" bigint NOT NULL REFERENCES "ledger_promise" ("id") DEFERRABLE INITIALLY DEFERRED, "detail" text NOT NULL);
CREATE TABLE "ledger_dismissal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "article" varchar(80) NOT NULL, "claim" varchar(300) NOT NULL, "exact" text NOT NULL, "prefix" varchar(60) NOT NULL, "suffix" varchar(60) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "by" varchar(150) NOT NULL, "at" datetime NOT NULL, "undone_at" datetime NULL, "undone_by" varchar(150) NOT NULL);
CREATE TABLE "ledger_observation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "start" date NOT NULL, "end" date NOT NULL, "holds" bool NOT NULL, "precision" varchar(12) NOT NULL, "value" decimal NULL, "value_to" decimal NULL, "unit" varchar(30) NOT NULL, "rate" decimal NULL, "rate_on" date NULL, "low" decimal NULL, "high" decimal NULL, "low_open" bool NOT NULL, "high_open" bool NOT NULL, "note" varchar(300) NOT NULL, "source" varchar(200) NOT NULL, "source_url" varchar(500) NOT NULL, "source_on" date NOT NULL, "recorded_at" datetime NOT NULL, "recorded_by" varchar(150) NOT NULL, "taken_back_at" datetime NULL, "taken_back_by" varchar(150) NOT NULL, "taken_back_why" varchar(300) NOT NULL, "metric_id" bigint NULL REFERENCES "ledger_metric" ("id") DEFERRABLE INITIALLY DEFERRED, "promise_id" bigint NULL REFERENCES "ledger_promise" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_id" bigint NOT NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED, "comment_id" bigint NULL, "restates_id" bigint NULL REFERENCES "ledger_observation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "ledger_forward" CHECK ("end" >= ("start")), CONSTRAINT "ledger_of_something" CHECK (("metric_id" IS NOT NULL OR "promise_id" IS NOT NULL)));
CREATE TABLE "ledger_heading" ("promise_id" bigint NOT NULL PRIMARY KEY REFERENCES "ledger_promise" ("id") DEFERRABLE INITIALLY DEFERRED, "key" varchar(64) NOT NULL, "method" varchar(12) NOT NULL, "start" date NOT NULL, "end" date NOT NULL, "low" decimal NULL, "high" decimal NULL, "so_far_low" decimal NULL, "so_far_high" decimal NULL, "until" date NULL, "kind" varchar(8) NOT NULL, "periods" smallint unsigned NOT NULL CHECK ("periods" >= 0), "before" text NOT NULL CHECK ((JSON_VALID("before") OR "before" IS NULL)), "used" text NOT NULL CHECK ((JSON_VALID("used") OR "used" IS NULL)), "at" datetime NOT NULL);
CREATE TABLE "ledger_conflict" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "start" date NOT NULL, "end" date NOT NULL, "noticed_at" datetime NOT NULL, "metric_id" bigint NOT NULL REFERENCES "ledger_metric" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_id" bigint NOT NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "ledger_conflict_once" UNIQUE ("subject_id", "metric_id", "start", "end"));
CREATE TABLE "ledger_promise" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(160) NOT NULL, "speaker" varchar(120) NOT NULL, "role" varchar(120) NOT NULL, "said_on" date NOT NULL, "words" text NOT NULL, "language" varchar(10) NOT NULL, "certainty" varchar(6) NOT NULL, "article" varchar(80) NOT NULL, "article_revision" bigint unsigned NULL CHECK ("article_revision" >= 0), "passage" text NOT NULL, "link_title" varchar(200) NOT NULL, "link_url" varchar(500) NOT NULL, "kind" varchar(10) NOT NULL, "low" decimal NULL, "high" decimal NULL, "start" date NULL, "end" date NULL, "due" date NULL, "per" varchar(8) NOT NULL, "count" smallint unsigned NOT NULL CHECK ("count" >= 0), "measurable" bool NOT NULL, "look_at" varchar(300) NOT NULL, "state" varchar(12) NOT NULL, "state_since" datetime NOT NULL, "recorded_at" datetime NOT NULL, "recorded_by" varchar(150) NOT NULL, "metric_id" bigint NULL REFERENCES "ledger_metric" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_id" bigint NOT NULL REFERENCES "ledger_subject" ("id") DEFERRABLE INITIALLY DEFERRED, "due_now" date NULL, "course_due" bool DEFAULT 1 NOT NULL, "conversation" varchar(9) NOT NULL);
CREATE TABLE "ledger_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "change" varchar(16) NOT NULL, "on" date NOT NULL, "words" text NOT NULL, "low" decimal NULL, "high" decimal NULL, "start" date NULL, "end" date NULL, "due" date NULL, "link_title" varchar(200) NOT NULL, "link_url" varchar(500) NOT NULL, "recorded_at" datetime NOT NULL, "recorded_by" varchar(150) NOT NULL, "promise_id" bigint NOT NULL REFERENCES "ledger_promise" ("id") DEFERRABLE INITIALLY DEFERRED, "taken_back_at" datetime NULL, "taken_back_by" varchar(150) NOT NULL, "taken_back_why" varchar(300) NOT NULL);
CREATE TABLE "ledger_offer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_id" bigint NOT NULL, "thread" varchar(200) NOT NULL, "by_guest" bigint NULL, "kept" bool NOT NULL, "link" varchar(500) NOT NULL, "picture" varchar(500) NOT NULL, "value" varchar(40) NOT NULL, "period" varchar(30) NOT NULL, "state" varchar(8) NOT NULL, "reason" varchar(300) NOT NULL, "offered_at" datetime NOT NULL, "settled_at" datetime NULL, "settled_by" varchar(150) NOT NULL, "observation_id" bigint NULL REFERENCES "ledger_observation" ("id") DEFERRABLE INITIALLY DEFERRED, "promise_id" bigint NOT NULL REFERENCES "ledger_promise" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "moderation_finding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "action" varchar(10) NOT NULL, "rule" varchar(20) NOT NULL, "reason" varchar(300) NOT NULL, "words" text NOT NULL, "found_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "moderation_term" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "text" varchar(100) NOT NULL, "action" varchar(10) NOT NULL, "reason" varchar(300) NOT NULL, "language" varchar(12) NOT NULL, "changed_at" datetime NOT NULL, CONSTRAINT "moderation_term_once" UNIQUE ("kind", "text", "language"));
CREATE TABLE "moderation_reason" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(30) NOT NULL UNIQUE, "label" varchar(60) NOT NULL, "text" varchar(300) NOT NULL, "ground" varchar(10) NOT NULL, "category" varchar(50) NOT NULL, "place" smallint unsigned NOT NULL CHECK ("place" >= 0), "is_offered" bool NOT NULL);
CREATE TABLE "moderation_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(10) NOT NULL, "by" varchar(150) NOT NULL, "decided_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "before" varchar(10) NOT NULL, "changes" text NOT NULL CHECK ((JSON_VALID("changes") OR "changes" IS NULL)), "kind" varchar(30) NOT NULL, "note" text NOT NULL, "verb" varchar(10) NOT NULL, "reason" varchar(300) NOT NULL, "undoes_id" bigint NULL REFERENCES "moderation_decision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "moderation_sanction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "address_hash" varchar(32) NOT NULL, "network" varchar(32) NOT NULL, "reason" varchar(300) NOT NULL, "by" varchar(150) NOT NULL, "since" datetime NOT NULL, "until" datetime NULL, "lifted_at" datetime NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "guest_id" bigint NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "moderation_appeal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(500) NOT NULL, "made_at" datetime NOT NULL, "granted" bool NULL, "decided_by" varchar(150) NOT NULL, "decided_at" datetime NULL, "answer" varchar(300) NOT NULL, "alone" bool NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "decision_id" bigint NULL REFERENCES "moderation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "sanction_id" bigint NULL REFERENCES "moderation_sanction" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "moderation_sanction_appeal_once" UNIQUE ("sanction_id"));
CREATE TABLE "moderation_sectiondesk" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" integer NOT NULL REFERENCES "articles_sectionpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "moderation_desk_once" UNIQUE ("group_id", "section_id"));
CREATE TABLE "moderation_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" varchar(20) NOT NULL, "note" text NOT NULL, "reporter" varchar(40) NOT NULL, "created_at" datetime NOT NULL, "settled_at" datetime NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "settled_by_id" bigint NULL REFERENCES "moderation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "is_new" bool NOT NULL, "network" varchar(32) NOT NULL, "voice" bool NOT NULL, CONSTRAINT "moderation_report_once" UNIQUE ("comment_id", "reporter"));
CREATE TABLE "moderation_rules" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "links_held_from" smallint unsigned NOT NULL CHECK ("links_held_from" >= 0), "hold_links_of_new" bool NOT NULL, "hold_shouting" bool NOT NULL, "hold_repeats" bool NOT NULL, "hold_disposable" bool NOT NULL, "heat_comments" smallint unsigned NOT NULL CHECK ("heat_comments" >= 0), "heat_minutes" smallint unsigned NOT NULL CHECK ("heat_minutes" >= 0), "heat_on" bool NOT NULL, "heat_pause" smallint unsigned NOT NULL CHECK ("heat_pause" >= 0), "heat_reports" smallint unsigned NOT NULL CHECK ("heat_reports" >= 0), "heat_turns" smallint unsigned NOT NULL CHECK ("heat_turns" >= 0), "newcomers_daily" smallint unsigned NOT NULL CHECK ("newcomers_daily" >= 0));
CREATE TABLE "moderation_day" ("day" date NOT NULL PRIMARY KEY, "sums" text NOT NULL CHECK ((JSON_VALID("sums") OR "sums" IS NULL)));
CREATE TABLE "moderation_change" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "changed_at" datetime NOT NULL, "by" varchar(150) NOT NULL, "kind" varchar(10) NOT NULL, "section" bigint NULL, "subject" varchar(120) NOT NULL, "place" varchar(300) NOT NULL, "what" varchar(200) NOT NULL, "before" text NOT NULL, "after" text NOT NULL);
CREATE TABLE "moderation_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "explanation" text NOT NULL, "name" varchar(200) NOT NULL, "address_cipher" BLOB NOT NULL, "made_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NULL REFERENCES "moderation_report" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(12) DEFAULT '' NOT NULL);
CREATE TABLE "notifications_letter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(120) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "to" varchar(40) NOT NULL, "about" text NOT NULL, "message_id" varchar(150) NOT NULL, "state" varchar(10) NOT NULL, "due_at" datetime NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), "until" datetime NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "last_error" varchar(500) NOT NULL, "created_at" datetime NOT NULL, "sent_at" datetime NULL);
CREATE TABLE "notifications_endpoint" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "url" varchar(500) NOT NULL, "secret" varchar(120) NOT NULL, "posted" bool NOT NULL, "published" bool NOT NULL, "rejected" bool NOT NULL, "reported" bool NOT NULL, "decided" bool NOT NULL, "active" bool NOT NULL, "failures" integer unsigned NOT NULL CHECK ("failures" >= 0), "resume_at" datetime NULL);
CREATE TABLE "notifications_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mailbox" varchar(32) NOT NULL, "due_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "letter_id" bigint NULL REFERENCES "notifications_letter" ("id") DEFERRABLE INITIALLY DEFERRED, "subscription_id" bigint NOT NULL REFERENCES "notifications_subscription" ("id") DEFERRABLE INITIALLY DEFERRED, "told" bool NOT NULL, CONSTRAINT "notifications_told_once" UNIQUE ("comment_id", "mailbox"));
CREATE TABLE "notifications_call" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(80) NOT NULL, "fact" varchar(20) NOT NULL, "body" text NOT NULL, "state" varchar(10) NOT NULL, "due_at" datetime NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "status" integer unsigned NOT NULL CHECK ("status" >= 0), "last_error" varchar(500) NOT NULL, "created_at" datetime NOT NULL, "sent_at" datetime NULL, "endpoint_id" bigint NOT NULL REFERENCES "notifications_endpoint" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "notifications_called_once" UNIQUE ("endpoint_id", "key"));
CREATE TABLE "notifications_ledgernotice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mailbox" varchar(32) NOT NULL, "key" varchar(60) NOT NULL, "promise_id" bigint NOT NULL, "what" varchar(10) NOT NULL, "ref" varchar(20) NOT NULL, "due_at" datetime NOT NULL, "told" bool NOT NULL, "letter_id" bigint NULL REFERENCES "notifications_letter" ("id") DEFERRABLE INITIALLY DEFERRED, "subscription_id" bigint NOT NULL REFERENCES "notifications_subscription" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "notifications_news_once" UNIQUE ("key", "promise_id", "mailbox"));
CREATE TABLE "notifications_staffwish" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "held_every" integer unsigned NOT NULL CHECK ("held_every" >= 0), "appeals" bool NOT NULL, "digest" bool NOT NULL, "held_at" datetime NULL, "digest_at" datetime NULL, "user_id" integer NOT NULL UNIQUE REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "weekly" bool DEFAULT 0 NOT NULL, "weekly_at" datetime NULL, "promises" bool DEFAULT 1 NOT NULL, "promises_at" datetime NULL);
CREATE TABLE "notifications_subscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "target" varchar(200) NOT NULL, "rhythm" varchar(8) NOT NULL, "quiet_from" smallint unsigned NULL CHECK ("quiet_from" >= 0), "quiet_until" smallint unsigned NULL CHECK ("quiet_until" >= 0), "network" varchar(32) NOT NULL, "asked_at" datetime NOT NULL, "confirmed_at" datetime NULL, "ended_at" datetime NULL, "guest_id" bigint NOT NULL REFERENCES "identity_guest" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(12) DEFAULT '' NOT NULL, CONSTRAINT "notifications_one_wish" UNIQUE ("guest_id", "kind", "target"));
CREATE TABLE "passages_passage" ("comment" bigint NOT NULL PRIMARY KEY, "subject" varchar(120) NOT NULL, "edition" varchar(12) NOT NULL, "exact" varchar(600) NOT NULL, "prefix" varchar(60) NOT NULL, "suffix" varchar(60) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "found_at" integer unsigned NOT NULL CHECK ("found_at" >= 0), "found_until" integer unsigned NOT NULL CHECK ("found_until" >= 0), "sought_in" varchar(16) NOT NULL, "taken_out" bool NOT NULL, "whole" bool NOT NULL);
CREATE TABLE "screening_learnt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" bigint NOT NULL, "counts" BLOB NOT NULL, "good" text NOT NULL);
CREATE TABLE "screening_lesson" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "decision" bigint NOT NULL UNIQUE, "comment" bigint NOT NULL, "spam" bool NULL, "abuse" bool NULL, "language" varchar(12) NOT NULL, "places" BLOB NOT NULL, "undoes" bigint NULL);
CREATE TABLE "screening_guess" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "spam" real NOT NULL, "abuse" real NOT NULL, "spam_score" real NOT NULL, "abuse_score" real NOT NULL, "reasons" text NOT NULL, "guessed_at" datetime NOT NULL, "comment_id" bigint NOT NULL UNIQUE REFERENCES "discussion_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" integer NULL);
CREATE TABLE "screening_screening" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "use" varchar(10) NOT NULL, "good_held" decimal NOT NULL, "hold_abuse" bool NOT NULL, CONSTRAINT "screening_good_held" CHECK (("good_held" >= '0' AND "good_held" <= '20')));
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "signon_used" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" varchar(64) NOT NULL UNIQUE, "expires_at" datetime NOT NULL);
CREATE TABLE "signon_stafflink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "issuer" varchar(300) NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "seen_at" datetime NOT NULL, "user_id" integer NOT NULL UNIQUE REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "tongues_translation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_id" bigint NOT NULL, "language" varchar(12) NOT NULL, "revision" smallint unsigned NOT NULL CHECK ("revision" >= 0), "html" text NOT NULL, "engine" varchar(40) NOT NULL, "made_at" datetime NOT NULL, "spoken" varchar(12) NOT NULL, CONSTRAINT "tongues_one_translation" UNIQUE ("comment_id", "language"));
CREATE TABLE "transfer_source" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "system" varchar(20) NOT NULL, "address" varchar(255) NOT NULL, CONSTRAINT "transfer_one_source" UNIQUE ("system", "address"));
CREATE TABLE "transfer_origin" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "external_id" varchar(200) NOT NULL, "target" bigint NOT NULL, "subject" varchar(120) NOT NULL, "source_id" bigint NOT NULL REFERENCES "transfer_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "transfer_brought_once" UNIQUE ("source_id", "kind", "external_id"));
CREATE TABLE "transfer_oldaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(400) NOT NULL UNIQUE, "subject" varchar(120) NOT NULL, "source_id" bigint NOT NULL REFERENCES "transfer_source" ("id") DEFERRABLE INITIALLY DEFERRED, "language" varchar(10) NOT NULL);
CREATE TABLE "wagtail_localize_translation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uuid" char(32) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "translations_last_updated_at" datetime NULL, "destination_last_updated_at" datetime NULL, "enabled" bool NOT NULL, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED, "target_locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_stringtranslation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "context_id" integer NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "translation_of_id" integer NOT NULL REFERENCES "wagtail_localize_string" ("id") DEFERRABLE INITIALLY DEFERRED, "tool_name" varchar(255) NOT NULL, "translation_type" varchar(20) NOT NULL, "last_translated_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "field_error" text NOT NULL, "has_error" bool NOT NULL);
CREATE TABLE "wagtail_localize_overridablesegment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "order" integer unsigned NOT NULL CHECK ("order" >= 0), "data_json" text NOT NULL, "context_id" integer NOT NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_segmentoverride" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "data_json" text NOT NULL, "has_error" bool NOT NULL, "field_error" text NOT NULL, "context_id" integer NULL REFERENCES "wagtail_localize_translationcontext" ("id") DEFERRABLE INITIALLY DEFERRED, "last_translated_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_localesynchronization" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "locale_id" integer NOT NULL UNIQUE REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "sync_from_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtail_localize_translationsource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_repr" text NOT NULL, "content_json" text NOT NULL, "created_at" datetime NOT NULL, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" char(32) NOT NULL REFERENCES "wagtail_localize_translatableobject" ("translation_key") DEFERRABLE INITIALLY DEFERRED, "specific_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "last_updated_at" datetime NOT NULL, "schema_version" varchar(255) NOT NULL);
CREATE TABLE "wagtail_localize_translationcontext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path_id" char(32) NOT NULL, "path" text NOT NULL, "object_id" char(32) NOT NULL REFERENCES "wagtail_localize_translatableobject" ("translation_key") DEFERRABLE INITIALLY DEFERRED, "field_path" text NOT NULL);
CREATE TABLE "wagtail_localize_translationlog" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NOT NULL REFERENCES "wagtail_localize_translationsource" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailadmin_admin" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT);
CREATE TABLE "wagtailadmin_editingsession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "last_seen_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "is_editing" bool NOT NULL);
CREATE TABLE "wagtailadmin_formstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL, "object_id" varchar(255) NOT NULL, "parent_object_id" varchar(255) NOT NULL, "last_updated_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtaildocs_document" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "uploaded_by_user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0));
CREATE TABLE "wagtailembeds_embed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "url" text NOT NULL, "max_width" smallint NULL, "type" varchar(10) NOT NULL, "html" text NOT NULL, "title" text NOT NULL, "author_name" text NOT NULL, "provider_name" text NOT NULL, "width" integer NULL, "height" integer NULL, "last_updated" datetime NOT NULL, "hash" varchar(32) NOT NULL UNIQUE, "thumbnail_url" text NOT NULL, "cache_until" datetime NULL);
CREATE TABLE "wagtailimages_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "filter_spec" varchar(255) NOT NULL, "image_id" integer NOT NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "file" varchar(100) NOT NULL);
CREATE TABLE "wagtailimages_image" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "uploaded_by_user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "description" varchar(255) NOT NULL);
CREATE TABLE "wagtailredirects_redirect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_path" varchar(255) NOT NULL, "is_permanent" bool NOT NULL, "redirect_link" varchar(255) NOT NULL, "redirect_page_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED, "automatically_created" bool NOT NULL, "created_at" datetime NULL, "redirect_page_route_path" varchar(255) NOT NULL);
CREATE TABLE "wagtailsearch_indexentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(50) NOT NULL, "title_norm" real NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "autocomplete" text NULL, "body" text NULL, "title" text NOT NULL);
CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title);
CREATE TABLE "wagtailusers_userprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "submitted_notifications" bool NOT NULL, "approved_notifications" bool NOT NULL, "rejected_notifications" bool NOT NULL, "user_id" integer NOT NULL UNIQUE REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "preferred_language" varchar(10) NOT NULL, "current_time_zone" varchar(40) NOT NULL, "avatar" varchar(100) NOT NULL, "updated_comments_notifications" bool NOT NULL, "dismissibles" text NOT NULL CHECK ((JSON_VALID("dismissibles") OR "dismissibles" IS NULL)), "theme" varchar(40) NOT NULL, "density" varchar(40) NOT NULL, "contrast" varchar(40) NOT NULL, "keyboard_shortcuts" bool NOT NULL);
INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
(1, 'contenttypes', '0001_initial', '2000-01-01 00:00:00'),
(2, 'auth', '0001_initial', '2000-01-01 00:00:00'),
(3, 'admin', '0001_initial', '2000-01-01 00:00:00'),
(4, 'admin', '0002_logentry_remove_auto_add', '2000-01-01 00:00:00'),
(5, 'admin', '0003_logentry_add_action_flag_choices', '2000-01-01 00:00:00'),
(6, 'admission', '0001_initial', '2000-01-01 00:00:00'),
(7, 'wagtailcore', '0001_initial', '2000-01-01 00:00:00'),
(8, 'wagtailcore', '0002_initial_data', '2000-01-01 00:00:00'),
(9, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2000-01-01 00:00:00'),
(10, 'wagtailcore', '0004_page_locked', '2000-01-01 00:00:00'),
(11, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2000-01-01 00:00:00'),
(12, 'wagtailcore', '0006_add_lock_page_permission', '2000-01-01 00:00:00'),
(13, 'wagtailcore', '0007_page_latest_revision_created_at', '2000-01-01 00:00:00'),
(14, 'wagtailcore', '0008_populate_latest_revision_created_at', '2000-01-01 00:00:00'),
(15, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2000-01-01 00:00:00'),
(16, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2000-01-01 00:00:00'),
(17, 'wagtailcore', '0011_page_first_published_at', '2000-01-01 00:00:00'),
(18, 'wagtailcore', '0012_extend_page_slug_field', '2000-01-01 00:00:00'),
(19, 'wagtailcore', '0013_update_golive_expire_help_text', '2000-01-01 00:00:00'),
(20, 'wagtailcore', '0014_add_verbose_name', '2000-01-01 00:00:00'),
(21, 'wagtailcore', '0015_add_more_verbose_names', '2000-01-01 00:00:00'),
(22, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2000-01-01 00:00:00'),
(23, 'wagtailcore', '0017_change_edit_page_permission_description', '2000-01-01 00:00:00'),
(24, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2000-01-01 00:00:00'),
(25, 'wagtailcore', '0019_verbose_names_cleanup', '2000-01-01 00:00:00'),
(26, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2000-01-01 00:00:00'),
(27, 'wagtailcore', '0021_capitalizeverbose', '2000-01-01 00:00:00'),
(28, 'wagtailcore', '0022_add_site_name', '2000-01-01 00:00:00'),
(29, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2000-01-01 00:00:00'),
(30, 'wagtailcore', '0024_collection', '2000-01-01 00:00:00'),
(31, 'wagtailcore', '0025_collection_initial_data', '2000-01-01 00:00:00'),
(32, 'wagtailcore', '0026_group_collection_permission', '2000-01-01 00:00:00'),
(33, 'wagtailcore', '0027_fix_collection_path_collation', '2000-01-01 00:00:00'),
(34, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2000-01-01 00:00:00'),
(35, 'wagtailcore', '0028_merge', '2000-01-01 00:00:00'),
(36, 'wagtailcore', '0029_unicode_slugfield_dj19', '2000-01-01 00:00:00'),
(37, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2000-01-01 00:00:00'),
(38, 'wagtailcore', '0031_add_page_view_restriction_types', '2000-01-01 00:00:00'),
(39, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2000-01-01 00:00:00'),
(40, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2000-01-01 00:00:00'),
(41, 'wagtailcore', '0034_page_live_revision', '2000-01-01 00:00:00'),
(42, 'wagtailcore', '0035_page_last_published_at', '2000-01-01 00:00:00'),
(43, 'wagtailcore', '0036_populate_page_last_published_at', '2000-01-01 00:00:00'),
(44, 'wagtailcore', '0037_set_page_owner_editable', '2000-01-01 00:00:00'),
(45, 'wagtailcore', '0038_make_first_published_at_editable', '2000-01-01 00:00:00'),
(46, 'wagtailcore', '0039_collectionviewrestriction', '2000-01-01 00:00:00'),
(47, 'wagtailcore', '0040_page_draft_title', '2000-01-01 00:00:00'),
(48, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2000-01-01 00:00:00'),
(49, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2000-01-01 00:00:00'),
(50, 'wagtailcore', '0043_lock_fields', '2000-01-01 00:00:00'),
(51, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2000-01-01 00:00:00'),
(52, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2000-01-01 00:00:00'),
(53, 'wagtailcore', '0046_site_name_remove_null', '2000-01-01 00:00:00'),
(54, 'contenttypes', '0002_remove_content_type_name', '2000-01-01 00:00:00'),
(55, 'auth', '0002_alter_permission_name_max_length', '2000-01-01 00:00:00'),
(56, 'auth', '0003_alter_user_email_max_length', '2000-01-01 00:00:00'),
(57, 'auth', '0004_alter_user_username_opts', '2000-01-01 00:00:00'),
(58, 'auth', '0005_alter_user_last_login_null', '2000-01-01 00:00:00'),
(59, 'auth', '0006_require_contenttypes_0002', '2000-01-01 00:00:00'),
(60, 'auth', '0007_alter_validators_add_error_messages', '2000-01-01 00:00:00'),
(61, 'auth', '0008_alter_user_username_max_length', '2000-01-01 00:00:00'),
(62, 'auth', '0009_alter_user_last_name_max_length', '2000-01-01 00:00:00'),
(63, 'auth', '0010_alter_group_name_max_length', '2000-01-01 00:00:00'),
(64, 'auth', '0011_update_proxy_permissions', '2000-01-01 00:00:00'),
(65, 'wagtailcore', '0047_add_workflow_models', '2000-01-01 00:00:00'),
(66, 'wagtailcore', '0048_add_default_workflows', '2000-01-01 00:00:00'),
(67, 'wagtailcore', '0049_taskstate_finished_by', '2000-01-01 00:00:00'),
(68, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2000-01-01 00:00:00'),
(69, 'wagtailcore', '0051_taskstate_comment', '2000-01-01 00:00:00'),
(70, 'wagtailcore', '0052_pagelogentry', '2000-01-01 00:00:00'),
(71, 'wagtailcore', '0053_locale_model', '2000-01-01 00:00:00'),
(72, 'wagtailcore', '0054_initial_locale', '2000-01-01 00:00:00'),
(73, 'wagtailcore', '0055_page_locale_fields', '2000-01-01 00:00:00'),
(74, 'wagtailcore', '0056_page_locale_fields_populate', '2000-01-01 00:00:00'),
(75, 'wagtailcore', '0057_page_locale_fields_notnull', '2000-01-01 00:00:00'),
(76, 'wagtailcore', '0058_page_alias_of', '2000-01-01 00:00:00'),
(77, 'wagtailcore', '0059_apply_collection_ordering', '2000-01-01 00:00:00'),
(78, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2000-01-01 00:00:00'),
(79, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2000-01-01 00:00:00'),
(80, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2000-01-01 00:00:00'),
(81, 'wagtailcore', '0063_modellogentry', '2000-01-01 00:00:00'),
(82, 'wagtailcore', '0064_log_timestamp_indexes', '2000-01-01 00:00:00'),
(83, 'wagtailcore', '0065_log_entry_uuid', '2000-01-01 00:00:00'),
(84, 'wagtailcore', '0066_collection_management_permissions', '2000-01-01 00:00:00'),
(85, 'wagtailcore', '0067_alter_pagerevision_content_json', '2000-01-01 00:00:00'),
(86, 'wagtailcore', '0068_log_entry_empty_object', '2000-01-01 00:00:00'),
(87, 'wagtailcore', '0069_log_entry_jsonfield', '2000-01-01 00:00:00'),
(88, 'wagtail_localize', '0001_initial', '2000-01-01 00:00:00'),
(89, 'wagtailcore', '0070_rename_pagerevision_revision', '2000-01-01 00:00:00'),
(90, 'wagtailcore', '0071_populate_revision_content_type', '2000-01-01 00:00:00'),
(91, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2000-01-01 00:00:00'),
(92, 'wagtailcore', '0073_page_latest_revision', '2000-01-01 00:00:00'),
(93, 'wagtailcore', '0074_revision_object_str', '2000-01-01 00:00:00'),
(94, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2000-01-01 00:00:00'),
(95, 'wagtailcore', '0076_modellogentry_revision', '2000-01-01 00:00:00'),
(96, 'wagtailcore', '0077_alter_revision_user', '2000-01-01 00:00:00'),
(97, 'wagtailcore', '0078_referenceindex', '2000-01-01 00:00:00'),
(98, 'wagtailcore', '0079_rename_taskstate_page_revision', '2000-01-01 00:00:00'),
(99, 'wagtailcore', '0080_generic_workflowstate', '2000-01-01 00:00:00'),
(100, 'wagtailcore', '0081_populate_workflowstate_content_type', '2000-01-01 00:00:00'),
(101, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2000-01-01 00:00:00'),
(102, 'wagtailcore', '0083_workflowcontenttype', '2000-01-01 00:00:00'),
(103, 'wagtailcore', '0084_add_default_page_permissions', '2000-01-01 00:00:00'),
(104, 'wagtailcore', '0085_add_grouppagepermission_permission', '2000-01-01 00:00:00'),
(105, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2000-01-01 00:00:00'),
(106, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2000-01-01 00:00:00'),
(107, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2000-01-01 00:00:00'),
(108, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2000-01-01 00:00:00'),
(109, 'auth', '0012_alter_user_first_name_max_length', '2000-01-01 00:00:00'),
(110, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2000-01-01 00:00:00'),
(111, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2000-01-01 00:00:00'),
(112, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2000-01-01 00:00:00'),
(113, 'wagtailcore', '0093_uploadedfile', '2000-01-01 00:00:00'),
(114, 'wagtailcore', '0094_alter_page_locale', '2000-01-01 00:00:00'),
(115, 'wagtailcore', '0095_groupsitepermission', '2000-01-01 00:00:00'),
(116, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2000-01-01 00:00:00'),
(117, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2000-01-01 00:00:00'),
(118, 'wagtailcore', '0098_apitoken', '2000-01-01 00:00:00'),
(119, 'taggit', '0001_initial', '2000-01-01 00:00:00'),
(120, 'taggit', '0002_auto_20150616_2121', '2000-01-01 00:00:00'),
(121, 'taggit', '0003_taggeditem_add_unique_index', '2000-01-01 00:00:00'),
(122, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2000-01-01 00:00:00'),
(123, 'taggit', '0005_auto_20220424_2025', '2000-01-01 00:00:00'),
(124, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2000-01-01 00:00:00'),
(125, 'articles', '0001_initial', '2000-01-01 00:00:00'),
(126, 'articles', '0002_moderation', '2000-01-01 00:00:00'),
(127, 'articles', '0003_pace', '2000-01-01 00:00:00'),
(128, 'articles', '0004_badges', '2000-01-01 00:00:00'),
(129, 'articles', '0005_corrections', '2000-01-01 00:00:00'),
(130, 'articles', '0006_editions', '2000-01-01 00:00:00'),
(131, 'articles', '0007_ledger_blocks', '2000-01-01 00:00:00'),
(132, 'articles', '0008_advertising', '2000-01-01 00:00:00'),
(133, 'articles', '0009_avif', '2000-01-01 00:00:00'),
(134, 'articles', '0010_rechecks', '2000-01-01 00:00:00'),
(135, 'articles', '0011_picks', '2000-01-01 00:00:00'),
(136, 'identity', '0001_initial', '2000-01-01 00:00:00'),
(137, 'identity', '0002_sessions_and_proofs', '2000-01-01 00:00:00'),
(138, 'discussion', '0001_initial', '2000-01-01 00:00:00'),
(139, 'discussion', '0002_newest', '2000-01-01 00:00:00'),
(140, 'discussion', '0003_marks', '2000-01-01 00:00:00'),
(141, 'discussion', '0004_waiting', '2000-01-01 00:00:00'),
(142, 'discussion', '0005_badges', '2000-01-01 00:00:00'),
(143, 'discussion', '0006_named_parties', '2000-01-01 00:00:00'),
(144, 'discussion', '0007_written_on', '2000-01-01 00:00:00'),
(145, 'outbox', '0001_initial', '2000-01-01 00:00:00'),
(146, 'finding', '0001_first', '2000-01-01 00:00:00'),
(147, 'finding', '0002_alike', '2000-01-01 00:00:00'),
(148, 'finding', '0003_due', '2000-01-01 00:00:00'),
(149, 'finding', '0004_articles', '2000-01-01 00:00:00'),
(150, 'finding', '0005_words_that_tell', '2000-01-01 00:00:00'),
(151, 'identity', '0003_names_and_wishes', '2000-01-01 00:00:00'),
(152, 'identity', '0004_links', '2000-01-01 00:00:00'),
(153, 'identity', '0005_key_changes', '2000-01-01 00:00:00'),
(154, 'identity', '0006_named_parties', '2000-01-01 00:00:00'),
(155, 'identity', '0007_carried', '2000-01-01 00:00:00'),
(156, 'identity', '0008_party_reasons', '2000-01-01 00:00:00'),
(157, 'identity', '0009_names_without_signs', '2000-01-01 00:00:00'),
(158, 'identity', '0010_mailboxes', '2000-01-01 00:00:00'),
(159, 'identity', '0011_mailboxes_told', '2000-01-01 00:00:00'),
(160, 'identity', '0012_index_of_mailboxes', '2000-01-01 00:00:00'),
(161, 'insights', '0001_first', '2000-01-01 00:00:00'),
(162, 'insights', '0002_routes', '2000-01-01 00:00:00'),
(163, 'insights', '0003_mentions', '2000-01-01 00:00:00'),
(164, 'insights', '0004_left_out', '2000-01-01 00:00:00'),
(165, 'insights', '0005_kept_lines', '2000-01-01 00:00:00'),
(166, 'insights', '0006_lines_attempts', '2000-01-01 00:00:00'),
(167, 'insights', '0007_whose_it_counts_as', '2000-01-01 00:00:00'),
(168, 'insights', '0008_joined', '2000-01-01 00:00:00'),
(169, 'insights', '0009_indexes', '2000-01-01 00:00:00'),
(170, 'insights', '0010_routes_in_order', '2000-01-01 00:00:00'),
(171, 'insights', '0011_no_routes_by_state', '2000-01-01 00:00:00'),
(172, 'insights', '0012_what_was_approved', '2000-01-01 00:00:00'),
(173, 'insights', '0013_between_readers', '2000-01-01 00:00:00'),
(174, 'insights', '0014_indexes_between', '2000-01-01 00:00:00'),
(175, 'insights', '0015_indexes_of_before', '2000-01-01 00:00:00'),
(176, 'insights', '0016_one_record_of_what_was_approved', '2000-01-01 00:00:00'),
(177, 'ledger', '0001_ledger', '2000-01-01 00:00:00'),
(178, 'ledger', '0002_terms_that_count', '2000-01-01 00:00:00'),
(179, 'ledger', '0003_restated_once', '2000-01-01 00:00:00'),
(180, 'ledger', '0004_dismissals', '2000-01-01 00:00:00'),
(181, 'ledger', '0005_offers', '2000-01-01 00:00:00'),
(182, 'ledger', '0006_courses', '2000-01-01 00:00:00'),
(183, 'ledger', '0007_conflicts', '2000-01-01 00:00:00'),
(184, 'ledger', '0008_conversations', '2000-01-01 00:00:00'),
(185, 'ledger', '0009_courses_that_can_be_told', '2000-01-01 00:00:00'),
(186, 'ledger', '0010_changes_taken_back', '2000-01-01 00:00:00'),
(187, 'ledger', '0011_declined_offers', '2000-01-01 00:00:00'),
(188, 'moderation', '0001_initial', '2000-01-01 00:00:00'),
(189, 'moderation', '0002_rules', '2000-01-01 00:00:00'),
(190, 'moderation', '0003_decisions', '2000-01-01 00:00:00'),
(191, 'moderation', '0004_reasons', '2000-01-01 00:00:00'),
(192, 'moderation', '0005_sanctions', '2000-01-01 00:00:00'),
(193, 'moderation', '0006_section_desks', '2000-01-01 00:00:00'),
(194, 'moderation', '0007_rights', '2000-01-01 00:00:00'),
(195, 'moderation', '0008_pace', '2000-01-01 00:00:00'),
(196, 'moderation', '0009_notices', '2000-01-01 00:00:00'),
(197, 'moderation', '0010_appeal_each', '2000-01-01 00:00:00'),
(198, 'moderation', '0011_decided_by', '2000-01-01 00:00:00'),
(199, 'moderation', '0012_days', '2000-01-01 00:00:00'),
(200, 'moderation', '0013_changes', '2000-01-01 00:00:00'),
(201, 'moderation', '0014_reports_since', '2000-01-01 00:00:00'),
(202, 'moderation', '0015_given_in', '2000-01-01 00:00:00'),
(203, 'notifications', '0001_initial', '2000-01-01 00:00:00'),
(204, 'notifications', '0002_subscriptions', '2000-01-01 00:00:00'),
(205, 'notifications', '0003_desk_and_webhooks', '2000-01-01 00:00:00'),
(206, 'notifications', '0004_asked_by_proofs', '2000-01-01 00:00:00'),
(207, 'notifications', '0005_ledger_news', '2000-01-01 00:00:00'),
(208, 'notifications', '0006_weekly', '2000-01-01 00:00:00'),
(209, 'notifications', '0007_due_letters', '2000-01-01 00:00:00'),
(210, 'notifications', '0008_calls_without_words', '2000-01-01 00:00:00'),
(211, 'notifications', '0009_asked_in', '2000-01-01 00:00:00'),
(212, 'passages', '0001_passages', '2000-01-01 00:00:00'),
(213, 'passages', '0002_sought', '2000-01-01 00:00:00'),
(214, 'screening', '0001_guesses', '2000-01-01 00:00:00'),
(215, 'screening', '0002_waiting', '2000-01-01 00:00:00'),
(216, 'screening', '0003_index_of_waiting', '2000-01-01 00:00:00'),
(217, 'sessions', '0001_initial', '2000-01-01 00:00:00'),
(218, 'signon', '0001_initial', '2000-01-01 00:00:00'),
(219, 'signon', '0002_staff', '2000-01-01 00:00:00'),
(220, 'tongues', '0001_first', '2000-01-01 00:00:00'),
(221, 'tongues', '0002_spoken', '2000-01-01 00:00:00'),
(222, 'transfer', '0001_initial', '2000-01-01 00:00:00'),
(223, 'transfer', '0002_languages', '2000-01-01 00:00:00'),
(224, 'wagtail_localize', '0002_translation', '2000-01-01 00:00:00'),
(225, 'wagtail_localize', '0003_delete_translation_sources', '2000-01-01 00:00:00'),
(226, 'wagtail_localize', '0004_one_source_per_objectlocale', '2000-01-01 00:00:00'),
(227, 'wagtail_localize', '0005_remove_translationsource_object', '2000-01-01 00:00:00'),
(228, 'wagtail_localize', '0006_create_submit_translation_permission', '2000-01-01 00:00:00'),
(229, 'wagtail_localize', '0007_stringtranslation_type_and_tool_name', '2000-01-01 00:00:00'),
(230, 'wagtail_localize', '0008_stringtranslation_last_translated_by', '2000-01-01 00:00:00'),
(231, 'wagtail_localize', '0009_stringtranslation_errors', '2000-01-01 00:00:00'),
(232, 'wagtail_localize', '0010_overridablesegment', '2000-01-01 00:00:00'),
(233, 'wagtail_localize', '0011_segmentoverride', '2000-01-01 00:00:00'),
(234, 'wagtail_localize', '0012_localesynchronization', '2000-01-01 00:00:00'),
(235, 'wagtail_localize', '0013_translationsource_schema_version', '2000-01-01 00:00:00'),
(236, 'wagtail_localize', '0014_remove_translation_source_last_updated_at', '2000-01-01 00:00:00'),
(237, 'wagtail_localize', '0015_translationcontext_field_path', '2000-01-01 00:00:00'),
(238, 'wagtail_localize', '0016_rename_page_revision_translationlog_revision', '2000-01-01 00:00:00'),
(239, 'wagtailadmin', '0001_create_admin_access_permissions', '2000-01-01 00:00:00'),
(240, 'wagtailadmin', '0002_admin', '2000-01-01 00:00:00'),
(241, 'wagtailadmin', '0003_admin_managed', '2000-01-01 00:00:00'),
(242, 'wagtailadmin', '0004_editingsession', '2000-01-01 00:00:00'),
(243, 'wagtailadmin', '0005_editingsession_is_editing', '2000-01-01 00:00:00'),
(244, 'wagtailadmin', '0006_formstate', '2000-01-01 00:00:00'),
(245, 'wagtaildocs', '0001_initial', '2000-01-01 00:00:00'),
(246, 'wagtaildocs', '0002_initial_data', '2000-01-01 00:00:00'),
(247, 'wagtaildocs', '0003_add_verbose_names', '2000-01-01 00:00:00'),
(248, 'wagtaildocs', '0004_capitalizeverbose', '2000-01-01 00:00:00'),
(249, 'wagtaildocs', '0005_document_collection', '2000-01-01 00:00:00'),
(250, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2000-01-01 00:00:00'),
(251, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2000-01-01 00:00:00'),
(252, 'wagtaildocs', '0007_merge', '2000-01-01 00:00:00'),
(253, 'wagtaildocs', '0008_document_file_size', '2000-01-01 00:00:00'),
(254, 'wagtaildocs', '0009_document_verbose_name_plural', '2000-01-01 00:00:00'),
(255, 'wagtaildocs', '0010_document_file_hash', '2000-01-01 00:00:00'),
(256, 'wagtaildocs', '0011_add_choose_permissions', '2000-01-01 00:00:00'),
(257, 'wagtaildocs', '0012_uploadeddocument', '2000-01-01 00:00:00'),
(258, 'wagtaildocs', '0013_delete_uploadeddocument', '2000-01-01 00:00:00'),
(259, 'wagtaildocs', '0014_alter_document_file_size', '2000-01-01 00:00:00'),
(260, 'wagtailembeds', '0001_initial', '2000-01-01 00:00:00'),
(261, 'wagtailembeds', '0002_add_verbose_names', '2000-01-01 00:00:00'),
(262, 'wagtailembeds', '0003_capitalizeverbose', '2000-01-01 00:00:00'),
(263, 'wagtailembeds', '0004_embed_verbose_name_plural', '2000-01-01 00:00:00'),
(264, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2000-01-01 00:00:00'),
(265, 'wagtailembeds', '0006_add_embed_hash', '2000-01-01 00:00:00'),
(266, 'wagtailembeds', '0007_populate_hash', '2000-01-01 00:00:00'),
(267, 'wagtailembeds', '0008_allow_long_urls', '2000-01-01 00:00:00'),
(268, 'wagtailembeds', '0009_embed_cache_until', '2000-01-01 00:00:00'),
(269, 'wagtailimages', '0001_initial', '2000-01-01 00:00:00'),
(270, 'wagtailimages', '0002_initial_data', '2000-01-01 00:00:00'),
(271, 'wagtailimages', '0003_fix_focal_point_fields', '2000-01-01 00:00:00'),
(272, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2000-01-01 00:00:00'),
(273, 'wagtailimages', '0005_make_filter_spec_unique', '2000-01-01 00:00:00'),
(274, 'wagtailimages', '0006_add_verbose_names', '2000-01-01 00:00:00'),
(275, 'wagtailimages', '0007_image_file_size', '2000-01-01 00:00:00'),
(276, 'wagtailimages', '0008_image_created_at_index', '2000-01-01 00:00:00'),
(277, 'wagtailimages', '0009_capitalizeverbose', '2000-01-01 00:00:00'),
(278, 'wagtailimages', '0010_change_on_delete_behaviour', '2000-01-01 00:00:00'),
(279, 'wagtailimages', '0011_image_collection', '2000-01-01 00:00:00'),
(280, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2000-01-01 00:00:00'),
(281, 'wagtailimages', '0013_make_rendition_upload_callable', '2000-01-01 00:00:00'),
(282, 'wagtailimages', '0014_add_filter_spec_field', '2000-01-01 00:00:00'),
(283, 'wagtailimages', '0015_fill_filter_spec_field', '2000-01-01 00:00:00'),
(284, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2000-01-01 00:00:00'),
(285, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2000-01-01 00:00:00'),
(286, 'wagtailimages', '0018_remove_rendition_filter', '2000-01-01 00:00:00'),
(287, 'wagtailimages', '0019_delete_filter', '2000-01-01 00:00:00'),
(288, 'wagtailimages', '0020_add-verbose-name', '2000-01-01 00:00:00'),
(289, 'wagtailimages', '0021_image_file_hash', '2000-01-01 00:00:00'),
(290, 'wagtailimages', '0022_uploadedimage', '2000-01-01 00:00:00'),
(291, 'wagtailimages', '0023_add_choose_permissions', '2000-01-01 00:00:00'),
(292, 'wagtailimages', '0024_index_image_file_hash', '2000-01-01 00:00:00'),
(293, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2000-01-01 00:00:00'),
(294, 'wagtailimages', '0026_delete_uploadedimage', '2000-01-01 00:00:00'),
(295, 'wagtailimages', '0027_image_description', '2000-01-01 00:00:00'),
(296, 'wagtailredirects', '0001_initial', '2000-01-01 00:00:00'),
(297, 'wagtailredirects', '0002_add_verbose_names', '2000-01-01 00:00:00'),
(298, 'wagtailredirects', '0003_make_site_field_editable', '2000-01-01 00:00:00'),
(299, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2000-01-01 00:00:00'),
(300, 'wagtailredirects', '0005_capitalizeverbose', '2000-01-01 00:00:00'),
(301, 'wagtailredirects', '0006_redirect_increase_max_length', '2000-01-01 00:00:00'),
(302, 'wagtailredirects', '0007_add_autocreate_fields', '2000-01-01 00:00:00'),
(303, 'wagtailredirects', '0008_add_verbose_name_plural', '2000-01-01 00:00:00'),
(304, 'wagtailsearch', '0001_initial', '2000-01-01 00:00:00'),
(305, 'wagtailsearch', '0002_add_verbose_names', '2000-01-01 00:00:00'),
(306, 'wagtailsearch', '0003_remove_editors_pick', '2000-01-01 00:00:00'),
(307, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2000-01-01 00:00:00'),
(308, 'wagtailsearch', '0005_create_indexentry', '2000-01-01 00:00:00'),
(309, 'wagtailsearch', '0006_customise_indexentry', '2000-01-01 00:00:00'),
(310, 'wagtailsearch', '0007_delete_editorspick', '2000-01-01 00:00:00'),
(311, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2000-01-01 00:00:00'),
(312, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2000-01-01 00:00:00'),
(313, 'wagtailsearch', '0010_add_text_fields', '2000-01-01 00:00:00'),
(314, 'wagtailusers', '0001_initial', '2000-01-01 00:00:00'),
(315, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2000-01-01 00:00:00'),
(316, 'wagtailusers', '0003_add_verbose_names', '2000-01-01 00:00:00'),
(317, 'wagtailusers', '0004_capitalizeverbose', '2000-01-01 00:00:00'),
(318, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2000-01-01 00:00:00'),
(319, 'wagtailusers', '0006_userprofile_prefered_language', '2000-01-01 00:00:00'),
(320, 'wagtailusers', '0007_userprofile_current_time_zone', '2000-01-01 00:00:00'),
(321, 'wagtailusers', '0008_userprofile_avatar', '2000-01-01 00:00:00'),
(322, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2000-01-01 00:00:00'),
(323, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2000-01-01 00:00:00'),
(324, 'wagtailusers', '0011_userprofile_dismissibles', '2000-01-01 00:00:00'),
(325, 'wagtailusers', '0012_userprofile_theme', '2000-01-01 00:00:00'),
(326, 'wagtailusers', '0013_userprofile_density', '2000-01-01 00:00:00'),
(327, 'wagtailusers', '0014_userprofile_contrast', '2000-01-01 00:00:00'),
(328, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2000-01-01 00:00:00'),
(329, 'wagtailimages', '0001_squashed_0021', '2000-01-01 00:00:00'),
(330, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2000-01-01 00:00:00');
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES
(1, 2, 109),
(2, 1, 109),
(3, 1, 110),
(4, 2, 111),
(5, 1, 111),
(6, 2, 112),
(7, 1, 112),
(8, 2, 113),
(9, 2, 114),
(10, 2, 115),
(11, 1, 113),
(12, 1, 114),
(13, 1, 115),
(14, 2, 116),
(15, 1, 116),
(16, 2, 117),
(17, 2, 118),
(18, 2, 119),
(19, 1, 117),
(20, 1, 118),
(21, 1, 119),
(22, 2, 120),
(23, 1, 120);
INSERT INTO "wagtailcore_collection" ("id", "path", "depth", "numchild", "name") VALUES
(1, '0001', 1, 0, 'Root');
INSERT INTO "wagtailcore_groupcollectionpermission" ("id", "collection_id", "group_id", "permission_id") VALUES
(1, 1, 2, 113),
(2, 1, 1, 113),
(3, 1, 2, 114),
(4, 1, 1, 114),
(5, 1, 2, 116),
(6, 1, 1, 116),
(7, 1, 2, 117),
(8, 1, 1, 117),
(9, 1, 2, 118),
(10, 1, 1, 118),
(11, 1, 2, 120),
(12, 1, 1, 120);
INSERT INTO "wagtailcore_site" ("id", "hostname", "port", "is_default_site", "root_page_id", "site_name") VALUES
(1, 'localhost', 80, 1, 2, '');
INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(1, 'wagtailcore', 'page'),
(2, 'wagtailcore', 'groupapprovaltask'),
(3, 'wagtailcore', 'locale'),
(4, 'wagtailcore', 'site'),
(5, 'wagtailcore', 'groupsitepermission'),
(6, 'wagtailcore', 'apitoken'),
(7, 'wagtailcore', 'modellogentry'),
(8, 'wagtailcore', 'revision'),
(9, 'wagtailcore', 'collectionviewrestriction'),
(10, 'wagtailcore', 'collection'),
(11, 'wagtailcore', 'groupcollectionpermission'),
(12, 'wagtailcore', 'uploadedfile'),
(13, 'wagtailcore', 'workflowcontenttype'),
(14, 'wagtailcore', 'workflowstate'),
(15, 'wagtailcore', 'workflow'),
(16, 'wagtailcore', 'workflowtask'),
(17, 'wagtailcore', 'task'),
(18, 'wagtailcore', 'taskstate'),
(19, 'wagtailcore', 'grouppagepermission'),
(20, 'wagtailcore', 'pageviewrestriction'),
(21, 'wagtailcore', 'workflowpage'),
(22, 'wagtailcore', 'pagelogentry'),
(23, 'wagtailcore', 'comment'),
(24, 'wagtailcore', 'commentreply'),
(25, 'wagtailcore', 'pagesubscription'),
(26, 'wagtailcore', 'referenceindex'),
(27, 'moderation', 'decision'),
(28, 'wagtail_localize', 'translation'),
(29, 'wagtailadmin', 'admin'),
(30, 'wagtaildocs', 'document'),
(31, 'wagtailimages', 'image'),
(32, 'outbox', 'delivery'),
(33, 'identity', 'guest'),
(34, 'identity', 'session'),
(35, 'identity', 'proof'),
(36, 'identity', 'claim'),
(37, 'identity', 'link'),
(38, 'identity', 'keychange'),
(39, 'identity', 'party'),
(40, 'identity', 'pass'),
(41, 'ledger', 'metric'),
(42, 'ledger', 'promise'),
(43, 'ledger', 'revision'),
(44, 'ledger', 'subject'),
(45, 'ledger', 'observation'),
(46, 'ledger', 'merging'),
(47, 'ledger', 'verdict'),
(48, 'ledger', 'dismissal'),
(49, 'ledger', 'offer'),
(50, 'ledger', 'heading'),
(51, 'ledger', 'conflict'),
(52, 'admission', 'try'),
(53, 'admission', 'factor'),
(54, 'discussion', 'thread'),
(55, 'discussion', 'comment'),
(56, 'discussion', 'agreement'),
(57, 'discussion', 'revision'),
(58, 'discussion', 'page'),
(59, 'moderation', 'report'),
(60, 'moderation', 'rules'),
(61, 'moderation', 'finding'),
(62, 'moderation', 'term'),
(63, 'moderation', 'reason'),
(64, 'moderation', 'sanction'),
(65, 'moderation', 'appeal'),
(66, 'moderation', 'sectiondesk'),
(67, 'moderation', 'notice'),
(68, 'moderation', 'day'),
(69, 'moderation', 'change'),
(70, 'screening', 'learnt'),
(71, 'screening', 'lesson'),
(72, 'screening', 'guess'),
(73, 'screening', 'screening'),
(74, 'passages', 'passage'),
(75, 'signon', 'used'),
(76, 'signon', 'stafflink'),
(77, 'tongues', 'translation'),
(78, 'finding', 'entry'),
(79, 'finding', 'portrayed'),
(80, 'finding', 'alike'),
(81, 'finding', 'due'),
(82, 'finding', 'findable'),
(83, 'finding', 'duearticle'),
(84, 'transfer', 'source'),
(85, 'transfer', 'oldaddress'),
(86, 'transfer', 'origin'),
(87, 'articles', 'articlepage'),
(88, 'articles', 'campaign'),
(89, 'articles', 'homepage'),
(90, 'articles', 'sectionpage'),
(91, 'articles', 'standardpage'),
(92, 'articles', 'articletag'),
(93, 'articles', 'newsimage'),
(94, 'articles', 'magazinesettings'),
(95, 'articles', 'creative'),
(96, 'articles', 'author'),
(97, 'articles', 'articlebyline'),
(98, 'articles', 'newsrendition'),
(99, 'articles', 'correction'),
(100, 'articles', 'version'),
(101, 'articles', 'adrest'),
(102, 'articles', 'adday'),
(103, 'articles', 'recheck'),
(104, 'articles', 'homepick'),
(105, 'articles', 'sectionpick'),
(106, 'insights', 'due'),
(107, 'insights', 'duethread'),
(108, 'insights', 'optedout'),
(109, 'insights', 'relabel'),
(110, 'insights', 'theme'),
(111, 'insights', 'approval'),
(112, 'insights', 'heard'),
(113, 'insights', 'route'),
(114, 'insights', 'routestep'),
(115, 'insights', 'mention'),
(116, 'insights', 'leftout'),
(117, 'insights', 'duelines'),
(118, 'insights', 'gathered'),
(119, 'insights', 'themestep'),
(120, 'notifications', 'letter'),
(121, 'notifications', 'subscription'),
(122, 'notifications', 'notice'),
(123, 'notifications', 'call'),
(124, 'notifications', 'endpoint'),
(125, 'notifications', 'staffwish'),
(126, 'notifications', 'ledgernotice'),
(127, 'wagtail_localize', 'string'),
(128, 'wagtail_localize', 'template'),
(129, 'wagtail_localize', 'translatableobject'),
(130, 'wagtail_localize', 'translationsource'),
(131, 'wagtail_localize', 'translationlog'),
(132, 'wagtail_localize', 'translationcontext'),
(133, 'wagtail_localize', 'templatesegment'),
(134, 'wagtail_localize', 'stringsegment'),
(135, 'wagtail_localize', 'relatedobjectsegment'),
(136, 'wagtail_localize', 'stringtranslation'),
(137, 'wagtail_localize', 'overridablesegment'),
(138, 'wagtail_localize', 'segmentoverride'),
(139, 'wagtail_localize', 'localesynchronization'),
(140, 'wagtailredirects', 'redirect'),
(141, 'wagtailembeds', 'embed'),
(142, 'wagtailusers', 'userprofile'),
(143, 'wagtailimages', 'rendition'),
(144, 'wagtailsearch', 'indexentry'),
(145, 'wagtailsearch', 'sqliteftsindexentry'),
(146, 'wagtailadmin', 'editingsession'),
(147, 'wagtailadmin', 'formstate'),
(148, 'taggit', 'tag'),
(149, 'taggit', 'taggeditem'),
(150, 'admin', 'logentry'),
(151, 'auth', 'permission'),
(152, 'auth', 'group'),
(153, 'auth', 'user'),
(154, 'contenttypes', 'contenttype'),
(155, 'sessions', 'session');
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(1, 3, 'add_locale', 'Can add locale'),
(2, 3, 'change_locale', 'Can change locale'),
(3, 3, 'delete_locale', 'Can delete locale'),
(4, 3, 'view_locale', 'Can view locale'),
(5, 4, 'add_site', 'Can add site'),
(6, 4, 'change_site', 'Can change site'),
(7, 4, 'delete_site', 'Can delete site'),
(8, 4, 'view_site', 'Can view site'),
(9, 5, 'add_groupsitepermission', 'Can add group site permission'),
(10, 5, 'change_groupsitepermission', 'Can change group site permission'),
(11, 5, 'delete_groupsitepermission', 'Can delete group site permission'),
(12, 5, 'view_groupsitepermission', 'Can view group site permission'),
(13, 6, 'add_apitoken', 'Can add API token'),
(14, 6, 'change_apitoken', 'Can change API token'),
(15, 6, 'delete_apitoken', 'Can delete API token'),
(16, 6, 'view_apitoken', 'Can view API token'),
(17, 7, 'add_modellogentry', 'Can add model log entry'),
(18, 7, 'change_modellogentry', 'Can change model log entry'),
(19, 7, 'delete_modellogentry', 'Can delete model log entry'),
(20, 7, 'view_modellogentry', 'Can view model log entry'),
(21, 8, 'add_revision', 'Can add revision'),
(22, 8, 'change_revision', 'Can change revision'),
(23, 8, 'delete_revision', 'Can delete revision'),
(24, 8, 'view_revision', 'Can view revision'),
(25, 9, 'add_collectionviewrestriction', 'Can add collection view restriction'),
(26, 9, 'change_collectionviewrestriction', 'Can change collection view restriction'),
(27, 9, 'delete_collectionviewrestriction', 'Can delete collection view restriction'),
(28, 9, 'view_collectionviewrestriction', 'Can view collection view restriction'),
(29, 10, 'add_collection', 'Can add collection'),
(30, 10, 'change_collection', 'Can change collection'),
(31, 10, 'delete_collection', 'Can delete collection'),
(32, 10, 'view_collection', 'Can view collection'),
(33, 11, 'add_groupcollectionpermission', 'Can add group collection permission'),
(34, 11, 'change_groupcollectionpermission', 'Can change group collection permission'),
(35, 11, 'delete_groupcollectionpermission', 'Can delete group collection permission'),
(36, 11, 'view_groupcollectionpermission', 'Can view group collection permission'),
(37, 12, 'add_uploadedfile', 'Can add uploaded file'),
(38, 12, 'change_uploadedfile', 'Can change uploaded file'),
(39, 12, 'delete_uploadedfile', 'Can delete uploaded file'),
(40, 12, 'view_uploadedfile', 'Can view uploaded file'),
(41, 13, 'add_workflowcontenttype', 'Can add workflow content type'),
(42, 13, 'change_workflowcontenttype', 'Can change workflow content type'),
(43, 13, 'delete_workflowcontenttype', 'Can delete workflow content type'),
(44, 13, 'view_workflowcontenttype', 'Can view workflow content type'),
(45, 14, 'add_workflowstate', 'Can add Workflow state'),
(46, 14, 'change_workflowstate', 'Can change Workflow state'),
(47, 14, 'delete_workflowstate', 'Can delete Workflow state'),
(48, 14, 'view_workflowstate', 'Can view Workflow state'),
(49, 15, 'add_workflow', 'Can add workflow'),
(50, 15, 'change_workflow', 'Can change workflow'),
(51, 15, 'delete_workflow', 'Can delete workflow'),
(52, 15, 'view_workflow', 'Can view workflow'),
(53, 16, 'add_workflowtask', 'Can add workflow task order'),
(54, 16, 'change_workflowtask', 'Can change workflow task order'),
(55, 16, 'delete_workflowtask', 'Can delete workflow task order'),
(56, 16, 'view_workflowtask', 'Can view workflow task order'),
(57, 17, 'add_task', 'Can add task'),
(58, 17, 'change_task', 'Can change task'),
(59, 17, 'delete_task', 'Can delete task'),
(60, 17, 'view_task', 'Can view task'),
(61, 2, 'add_groupapprovaltask', 'Can add Group approval task'),
(62, 2, 'change_groupapprovaltask', 'Can change Group approval task'),
(63, 2, 'delete_groupapprovaltask', 'Can delete Group approval task'),
(64, 2, 'view_groupapprovaltask', 'Can view Group approval task'),
(65, 18, 'add_taskstate', 'Can add Task state'),
(66, 18, 'change_taskstate', 'Can change Task state'),
(67, 18, 'delete_taskstate', 'Can delete Task state'),
(68, 18, 'view_taskstate', 'Can view Task state'),
(69, 1, 'add_page', 'Can add page'),
(70, 1, 'change_page', 'Can change page'),
(71, 1, 'delete_page', 'Can delete page'),
(72, 1, 'view_page', 'Can view page'),
(73, 1, 'bulk_delete_page', 'Delete pages with children'),
(74, 1, 'lock_page', 'Lock/unlock pages you''ve locked'),
(75, 1, 'publish_page', 'Publish any page'),
(76, 1, 'unlock_page', 'Unlock any page'),
(77, 19, 'add_grouppagepermission', 'Can add group page permission'),
(78, 19, 'change_grouppagepermission', 'Can change group page permission'),
(79, 19, 'delete_grouppagepermission', 'Can delete group page permission'),
(80, 19, 'view_grouppagepermission', 'Can view group page permission'),
(81, 20, 'add_pageviewrestriction', 'Can add page view restriction'),
(82, 20, 'change_pageviewrestriction', 'Can change page view restriction'),
(83, 20, 'delete_pageviewrestriction', 'Can delete page view restriction'),
(84, 20, 'view_pageviewrestriction', 'Can view page view restriction'),
(85, 21, 'add_workflowpage', 'Can add workflow page'),
(86, 21, 'change_workflowpage', 'Can change workflow page'),
(87, 21, 'delete_workflowpage', 'Can delete workflow page'),
(88, 21, 'view_workflowpage', 'Can view workflow page'),
(89, 22, 'add_pagelogentry', 'Can add page log entry'),
(90, 22, 'change_pagelogentry', 'Can change page log entry'),
(91, 22, 'delete_pagelogentry', 'Can delete page log entry'),
(92, 22, 'view_pagelogentry', 'Can view page log entry'),
(93, 23, 'add_comment', 'Can add comment'),
(94, 23, 'change_comment', 'Can change comment'),
(95, 23, 'delete_comment', 'Can delete comment'),
(96, 23, 'view_comment', 'Can view comment'),
(97, 24, 'add_commentreply', 'Can add comment reply'),
(98, 24, 'change_commentreply', 'Can change comment reply'),
(99, 24, 'delete_commentreply', 'Can delete comment reply'),
(100, 24, 'view_commentreply', 'Can view comment reply'),
(101, 25, 'add_pagesubscription', 'Can add page subscription'),
(102, 25, 'change_pagesubscription', 'Can change page subscription'),
(103, 25, 'delete_pagesubscription', 'Can delete page subscription'),
(104, 25, 'view_pagesubscription', 'Can view page subscription'),
(105, 26, 'add_referenceindex', 'Can add reference index'),
(106, 26, 'change_referenceindex', 'Can change reference index'),
(107, 26, 'delete_referenceindex', 'Can delete reference index'),
(108, 26, 'view_referenceindex', 'Can view reference index'),
(109, 27, 'view_decision', 'Can view decision'),
(110, 27, 'add_decision', 'Can add decision'),
(111, 28, 'submit_translation', 'Can submit translations'),
(112, 29, 'access_admin', 'Can access Wagtail admin'),
(113, 30, 'add_document', 'Can add document'),
(114, 30, 'change_document', 'Can change document'),
(115, 30, 'delete_document', 'Can delete document'),
(116, 30, 'choose_document', 'Can choose document'),
(117, 31, 'add_image', 'Can add image'),
(118, 31, 'change_image', 'Can change image'),
(119, 31, 'delete_image', 'Can delete image'),
(120, 31, 'choose_image', 'Can choose image'),
(121, 32, 'add_delivery', 'Can add delivery'),
(122, 32, 'change_delivery', 'Can change delivery'),
(123, 32, 'delete_delivery', 'Can delete delivery'),
(124, 32, 'view_delivery', 'Can view delivery'),
(125, 33, 'add_guest', 'Can add guest'),
(126, 33, 'change_guest', 'Can change guest'),
(127, 33, 'delete_guest', 'Can delete guest'),
(128, 33, 'view_guest', 'Can view guest'),
(129, 34, 'add_session', 'Can add session'),
(130, 34, 'change_session', 'Can change session'),
(131, 34, 'delete_session', 'Can delete session'),
(132, 34, 'view_session', 'Can view session'),
(133, 35, 'add_proof', 'Can add proof'),
(134, 35, 'change_proof', 'Can change proof'),
(135, 35, 'delete_proof', 'Can delete proof'),
(136, 35, 'view_proof', 'Can view proof'),
(137, 36, 'add_claim', 'Can add claim'),
(138, 36, 'change_claim', 'Can change claim'),
(139, 36, 'delete_claim', 'Can delete claim'),
(140, 36, 'view_claim', 'Can view claim'),
(141, 37, 'add_link', 'Can add link'),
(142, 37, 'change_link', 'Can change link'),
(143, 37, 'delete_link', 'Can delete link'),
(144, 37, 'view_link', 'Can view link'),
(145, 38, 'add_keychange', 'Can add key change'),
(146, 38, 'change_keychange', 'Can change key change'),
(147, 38, 'delete_keychange', 'Can delete key change'),
(148, 38, 'view_keychange', 'Can view key change'),
(149, 39, 'add_party', 'Can add party'),
(150, 39, 'change_party', 'Can change party'),
(151, 39, 'delete_party', 'Can delete party'),
(152, 39, 'view_party', 'Can view party'),
(153, 40, 'add_pass', 'Can add pass'),
(154, 40, 'change_pass', 'Can change pass'),
(155, 40, 'delete_pass', 'Can delete pass'),
(156, 40, 'view_pass', 'Can view pass'),
(157, 41, 'add_metric', 'Can add metric'),
(158, 41, 'change_metric', 'Can change metric'),
(159, 41, 'delete_metric', 'Can delete metric'),
(160, 41, 'view_metric', 'Can view metric'),
(161, 42, 'add_promise', 'Can add promise'),
(162, 42, 'change_promise', 'Can change promise'),
(163, 42, 'delete_promise', 'Can delete promise'),
(164, 42, 'view_promise', 'Can view promise'),
(165, 42, 'keep_ledger', 'Can keep the ledger: record figures, promises and verdicts'),
(166, 43, 'add_revision', 'Can add revision'),
(167, 43, 'change_revision', 'Can change revision'),
(168, 43, 'delete_revision', 'Can delete revision'),
(169, 43, 'view_revision', 'Can view revision'),
(170, 44, 'add_subject', 'Can add subject'),
(171, 44, 'change_subject', 'Can change subject'),
(172, 44, 'delete_subject', 'Can delete subject'),
(173, 44, 'view_subject', 'Can view subject'),
(174, 45, 'add_observation', 'Can add observation'),
(175, 45, 'change_observation', 'Can change observation'),
(176, 45, 'delete_observation', 'Can delete observation'),
(177, 45, 'view_observation', 'Can view observation'),
(178, 46, 'add_merging', 'Can add merging'),
(179, 46, 'change_merging', 'Can change merging'),
(180, 46, 'delete_merging', 'Can delete merging'),
(181, 46, 'view_merging', 'Can view merging'),
(182, 47, 'add_verdict', 'Can add verdict'),
(183, 47, 'change_verdict', 'Can change verdict'),
(184, 47, 'delete_verdict', 'Can delete verdict'),
(185, 47, 'view_verdict', 'Can view verdict'),
(186, 48, 'add_dismissal', 'Can add dismissal'),
(187, 48, 'change_dismissal', 'Can change dismissal'),
(188, 48, 'delete_dismissal', 'Can delete dismissal'),
(189, 48, 'view_dismissal', 'Can view dismissal'),
(190, 49, 'add_offer', 'Can add offer'),
(191, 49, 'change_offer', 'Can change offer'),
(192, 49, 'delete_offer', 'Can delete offer'),
(193, 49, 'view_offer', 'Can view offer'),
(194, 50, 'add_heading', 'Can add heading'),
(195, 50, 'change_heading', 'Can change heading'),
(196, 50, 'delete_heading', 'Can delete heading'),
(197, 50, 'view_heading', 'Can view heading'),
(198, 51, 'add_conflict', 'Can add conflict'),
(199, 51, 'change_conflict', 'Can change conflict'),
(200, 51, 'delete_conflict', 'Can delete conflict'),
(201, 51, 'view_conflict', 'Can view conflict'),
(202, 52, 'add_try', 'Can add try'),
(203, 52, 'change_try', 'Can change try'),
(204, 52, 'delete_try', 'Can delete try'),
(205, 52, 'view_try', 'Can view try'),
(206, 53, 'add_factor', 'Can add factor'),
(207, 53, 'change_factor', 'Can change factor'),
(208, 53, 'delete_factor', 'Can delete factor'),
(209, 53, 'view_factor', 'Can view factor'),
(210, 54, 'add_thread', 'Can add thread'),
(211, 54, 'change_thread', 'Can change thread'),
(212, 54, 'delete_thread', 'Can delete thread'),
(213, 54, 'view_thread', 'Can view thread'),
(214, 55, 'add_comment', 'Can add comment'),
(215, 55, 'change_comment', 'Can change comment'),
(216, 55, 'delete_comment', 'Can delete comment'),
(217, 55, 'view_comment', 'Can view comment'),
(218, 56, 'add_agreement', 'Can add agreement'),
(219, 56, 'change_agreement', 'Can change agreement'),
(220, 56, 'delete_agreement', 'Can delete agreement'),
(221, 56, 'view_agreement', 'Can view agreement'),
(222, 57, 'add_revision', 'Can add revision'),
(223, 57, 'change_revision', 'Can change revision'),
(224, 57, 'delete_revision', 'Can delete revision'),
(225, 57, 'view_revision', 'Can view revision'),
(226, 58, 'add_page', 'Can add page'),
(227, 58, 'change_page', 'Can change page'),
(228, 58, 'delete_page', 'Can delete page'),
(229, 58, 'view_page', 'Can view page'),
(230, 27, 'change_decision', 'Can change decision'),
(231, 27, 'delete_decision', 'Can delete decision'),
(232, 59, 'add_report', 'Can add report'),
(233, 59, 'change_report', 'Can change report'),
(234, 59, 'delete_report', 'Can delete report'),
(235, 59, 'view_report', 'Can view report'),
(236, 60, 'add_rules', 'Can add comment rules'),
(237, 60, 'change_rules', 'Can change comment rules'),
(238, 60, 'delete_rules', 'Can delete comment rules'),
(239, 60, 'view_rules', 'Can view comment rules'),
(240, 61, 'add_finding', 'Can add finding'),
(241, 61, 'change_finding', 'Can change finding'),
(242, 61, 'delete_finding', 'Can delete finding'),
(243, 61, 'view_finding', 'Can view finding'),
(244, 62, 'add_term', 'Can add line of a word list'),
(245, 62, 'change_term', 'Can change line of a word list'),
(246, 62, 'delete_term', 'Can delete line of a word list'),
(247, 62, 'view_term', 'Can view line of a word list'),
(248, 63, 'add_reason', 'Can add reason for a decision'),
(249, 63, 'change_reason', 'Can change reason for a decision'),
(250, 63, 'delete_reason', 'Can delete reason for a decision'),
(251, 63, 'view_reason', 'Can view reason for a decision'),
(252, 64, 'add_sanction', 'Can add sanction'),
(253, 64, 'change_sanction', 'Can change sanction'),
(254, 64, 'delete_sanction', 'Can delete sanction'),
(255, 64, 'view_sanction', 'Can view sanction'),
(256, 65, 'add_appeal', 'Can add appeal'),
(257, 65, 'change_appeal', 'Can change appeal'),
(258, 65, 'delete_appeal', 'Can delete appeal'),
(259, 65, 'view_appeal', 'Can view appeal'),
(260, 66, 'add_sectiondesk', 'Can add section desk'),
(261, 66, 'change_sectiondesk', 'Can change section desk'),
(262, 66, 'delete_sectiondesk', 'Can delete section desk'),
(263, 66, 'view_sectiondesk', 'Can view section desk'),
(264, 67, 'add_notice', 'Can add notice'),
(265, 67, 'change_notice', 'Can change notice'),
(266, 67, 'delete_notice', 'Can delete notice'),
(267, 67, 'view_notice', 'Can view notice'),
(268, 68, 'add_day', 'Can add day'),
(269, 68, 'change_day', 'Can change day'),
(270, 68, 'delete_day', 'Can delete day'),
(271, 68, 'view_day', 'Can view day'),
(272, 69, 'add_change', 'Can add change'),
(273, 69, 'change_change', 'Can change change'),
(274, 69, 'delete_change', 'Can delete change'),
(275, 69, 'view_change', 'Can view change'),
(276, 70, 'add_learnt', 'Can add learnt'),
(277, 70, 'change_learnt', 'Can change learnt'),
(278, 70, 'delete_learnt', 'Can delete learnt'),
(279, 70, 'view_learnt', 'Can view learnt'),
(280, 71, 'add_lesson', 'Can add lesson'),
(281, 71, 'change_lesson', 'Can change lesson'),
(282, 71, 'delete_lesson', 'Can delete lesson'),
(283, 71, 'view_lesson', 'Can view lesson'),
(284, 72, 'add_guess', 'Can add guess'),
(285, 72, 'change_guess', 'Can change guess'),
(286, 72, 'delete_guess', 'Can delete guess'),
(287, 72, 'view_guess', 'Can view guess'),
(288, 73, 'add_screening', 'Can add comment screening'),
(289, 73, 'change_screening', 'Can change comment screening'),
(290, 73, 'delete_screening', 'Can delete comment screening'),
(291, 73, 'view_screening', 'Can view comment screening'),
(292, 74, 'add_passage', 'Can add passage'),
(293, 74, 'change_passage', 'Can change passage'),
(294, 74, 'delete_passage', 'Can delete passage'),
(295, 74, 'view_passage', 'Can view passage'),
(296, 75, 'add_used', 'Can add used'),
(297, 75, 'change_used', 'Can change used'),
(298, 75, 'delete_used', 'Can delete used'),
(299, 75, 'view_used', 'Can view used'),
(300, 76, 'add_stafflink', 'Can add staff link'),
(301, 76, 'change_stafflink', 'Can change staff link'),
(302, 76, 'delete_stafflink', 'Can delete staff link'),
(303, 76, 'view_stafflink', 'Can view staff link'),
(304, 77, 'add_translation', 'Can add translation'),
(305, 77, 'change_translation', 'Can change translation'),
(306, 77, 'delete_translation', 'Can delete translation'),
(307, 77, 'view_translation', 'Can view translation'),
(308, 78, 'add_entry', 'Can add entry'),
(309, 78, 'change_entry', 'Can change entry'),
(310, 78, 'delete_entry', 'Can delete entry'),
(311, 78, 'view_entry', 'Can view entry'),
(312, 79, 'add_portrayed', 'Can add portrayed'),
(313, 79, 'change_portrayed', 'Can change portrayed'),
(314, 79, 'delete_portrayed', 'Can delete portrayed'),
(315, 79, 'view_portrayed', 'Can view portrayed'),
(316, 80, 'add_alike', 'Can add alike'),
(317, 80, 'change_alike', 'Can change alike'),
(318, 80, 'delete_alike', 'Can delete alike'),
(319, 80, 'view_alike', 'Can view alike'),
(320, 81, 'add_due', 'Can add due'),
(321, 81, 'change_due', 'Can change due'),
(322, 81, 'delete_due', 'Can delete due'),
(323, 81, 'view_due', 'Can view due'),
(324, 82, 'add_findable', 'Can add findable'),
(325, 82, 'change_findable', 'Can change findable'),
(326, 82, 'delete_findable', 'Can delete findable'),
(327, 82, 'view_findable', 'Can view findable'),
(328, 83, 'add_duearticle', 'Can add due article'),
(329, 83, 'change_duearticle', 'Can change due article'),
(330, 83, 'delete_duearticle', 'Can delete due article'),
(331, 83, 'view_duearticle', 'Can view due article'),
(332, 84, 'add_source', 'Can add source'),
(333, 84, 'change_source', 'Can change source'),
(334, 84, 'delete_source', 'Can delete source'),
(335, 84, 'view_source', 'Can view source'),
(336, 85, 'add_oldaddress', 'Can add old address'),
(337, 85, 'change_oldaddress', 'Can change old address'),
(338, 85, 'delete_oldaddress', 'Can delete old address'),
(339, 85, 'view_oldaddress', 'Can view old address'),
(340, 86, 'add_origin', 'Can add origin'),
(341, 86, 'change_origin', 'Can change origin'),
(342, 86, 'delete_origin', 'Can delete origin'),
(343, 86, 'view_origin', 'Can view origin'),
(344, 87, 'add_articlepage', 'Can add article'),
(345, 87, 'change_articlepage', 'Can change article'),
(346, 87, 'delete_articlepage', 'Can delete article'),
(347, 87, 'view_articlepage', 'Can view article'),
(348, 88, 'add_campaign', 'Can add campaign'),
(349, 88, 'change_campaign', 'Can change campaign'),
(350, 88, 'delete_campaign', 'Can delete campaign'),
(351, 88, 'view_campaign', 'Can view campaign'),
(352, 89, 'add_homepage', 'Can add home'),
(353, 89, 'change_homepage', 'Can change home'),
(354, 89, 'delete_homepage', 'Can delete home'),
(355, 89, 'view_homepage', 'Can view home'),
(356, 90, 'add_sectionpage', 'Can add section'),
(357, 90, 'change_sectionpage', 'Can change section'),
(358, 90, 'delete_sectionpage', 'Can delete section'),
(359, 90, 'view_sectionpage', 'Can view section'),
(360, 91, 'add_standardpage', 'Can add page'),
(361, 91, 'change_standardpage', 'Can change page'),
(362, 91, 'delete_standardpage', 'Can delete page'),
(363, 91, 'view_standardpage', 'Can view page'),
(364, 92, 'add_articletag', 'Can add article tag'),
(365, 92, 'change_articletag', 'Can change article tag'),
(366, 92, 'delete_articletag', 'Can delete article tag'),
(367, 92, 'view_articletag', 'Can view article tag'),
(368, 93, 'add_newsimage', 'Can add picture'),
(369, 93, 'change_newsimage', 'Can change picture'),
(370, 93, 'delete_newsimage', 'Can delete picture'),
(371, 93, 'view_newsimage', 'Can view picture'),
(372, 93, 'choose_image', 'Can choose image'),
(373, 94, 'add_magazinesettings', 'Can add magazine'),
(374, 94, 'change_magazinesettings', 'Can change magazine'),
(375, 94, 'delete_magazinesettings', 'Can delete magazine'),
(376, 94, 'view_magazinesettings', 'Can view magazine'),
(377, 95, 'add_creative', 'Can add creative'),
(378, 95, 'change_creative', 'Can change creative'),
(379, 95, 'delete_creative', 'Can delete creative'),
(380, 95, 'view_creative', 'Can view creative'),
(381, 96, 'add_author', 'Can add author'),
(382, 96, 'change_author', 'Can change author'),
(383, 96, 'delete_author', 'Can delete author'),
(384, 96, 'view_author', 'Can view author'),
(385, 97, 'add_articlebyline', 'Can add article byline'),
(386, 97, 'change_articlebyline', 'Can change article byline'),
(387, 97, 'delete_articlebyline', 'Can delete article byline'),
(388, 97, 'view_articlebyline', 'Can view article byline'),
(389, 98, 'add_newsrendition', 'Can add news rendition'),
(390, 98, 'change_newsrendition', 'Can change news rendition'),
(391, 98, 'delete_newsrendition', 'Can delete news rendition'),
(392, 98, 'view_newsrendition', 'Can view news rendition'),
(393, 99, 'add_correction', 'Can add correction'),
(394, 99, 'change_correction', 'Can change correction'),
(395, 99, 'delete_correction', 'Can delete correction'),
(396, 99, 'view_correction', 'Can view correction'),
(397, 100, 'add_version', 'Can add version'),
(398, 100, 'change_version', 'Can change version'),
(399, 100, 'delete_version', 'Can delete version'),
(400, 100, 'view_version', 'Can view version'),
(401, 101, 'add_adrest', 'Can add ad rest'),
(402, 101, 'change_adrest', 'Can change ad rest'),
(403, 101, 'delete_adrest', 'Can delete ad rest'),
(404, 101, 'view_adrest', 'Can view ad rest'),
(405, 102, 'add_adday', 'Can add ad day'),
(406, 102, 'change_adday', 'Can change ad day'),
(407, 102, 'delete_adday', 'Can delete ad day'),
(408, 102, 'view_adday', 'Can view ad day'),
(409, 103, 'add_recheck', 'Can add recheck'),
(410, 103, 'change_recheck', 'Can change recheck'),
(411, 103, 'delete_recheck', 'Can delete recheck'),
(412, 103, 'view_recheck', 'Can view recheck'),
(413, 104, 'add_homepick', 'Can add home pick'),
(414, 104, 'change_homepick', 'Can change home pick'),
(415, 104, 'delete_homepick', 'Can delete home pick'),
(416, 104, 'view_homepick', 'Can view home pick'),
(417, 105, 'add_sectionpick', 'Can add section pick'),
(418, 105, 'change_sectionpick', 'Can change section pick'),
(419, 105, 'delete_sectionpick', 'Can delete section pick'),
(420, 105, 'view_sectionpick', 'Can view section pick'),
(421, 106, 'add_due', 'Can add due'),
(422, 106, 'change_due', 'Can change due'),
(423, 106, 'delete_due', 'Can delete due'),
(424, 106, 'view_due', 'Can view due'),
(425, 107, 'add_duethread', 'Can add due thread'),
(426, 107, 'change_duethread', 'Can change due thread'),
(427, 107, 'delete_duethread', 'Can delete due thread'),
(428, 107, 'view_duethread', 'Can view due thread'),
(429, 108, 'add_optedout', 'Can add opted out'),
(430, 108, 'change_optedout', 'Can change opted out'),
(431, 108, 'delete_optedout', 'Can delete opted out'),
(432, 108, 'view_optedout', 'Can view opted out'),
(433, 109, 'add_relabel', 'Can add relabel'),
(434, 109, 'change_relabel', 'Can change relabel'),
(435, 109, 'delete_relabel', 'Can delete relabel'),
(436, 109, 'view_relabel', 'Can view relabel'),
(437, 110, 'add_theme', 'Can add theme'),
(438, 110, 'change_theme', 'Can change theme'),
(439, 110, 'delete_theme', 'Can delete theme'),
(440, 110, 'view_theme', 'Can view theme'),
(441, 111, 'add_approval', 'Can add approval'),
(442, 111, 'change_approval', 'Can change approval'),
(443, 111, 'delete_approval', 'Can delete approval'),
(444, 111, 'view_approval', 'Can view approval'),
(445, 112, 'add_heard', 'Can add heard'),
(446, 112, 'change_heard', 'Can change heard'),
(447, 112, 'delete_heard', 'Can delete heard'),
(448, 112, 'view_heard', 'Can view heard'),
(449, 113, 'add_route', 'Can add route'),
(450, 113, 'change_route', 'Can change route'),
(451, 113, 'delete_route', 'Can delete route'),
(452, 113, 'view_route', 'Can view route'),
(453, 114, 'add_routestep', 'Can add route step'),
(454, 114, 'change_routestep', 'Can change route step'),
(455, 114, 'delete_routestep', 'Can delete route step'),
(456, 114, 'view_routestep', 'Can view route step'),
(457, 115, 'add_mention', 'Can add mention'),
(458, 115, 'change_mention', 'Can change mention'),
(459, 115, 'delete_mention', 'Can delete mention'),
(460, 115, 'view_mention', 'Can view mention'),
(461, 116, 'add_leftout', 'Can add left out'),
(462, 116, 'change_leftout', 'Can change left out'),
(463, 116, 'delete_leftout', 'Can delete left out'),
(464, 116, 'view_leftout', 'Can view left out'),
(465, 117, 'add_duelines', 'Can add due lines'),
(466, 117, 'change_duelines', 'Can change due lines'),
(467, 117, 'delete_duelines', 'Can delete due lines'),
(468, 117, 'view_duelines', 'Can view due lines'),
(469, 118, 'add_gathered', 'Can add gathered'),
(470, 118, 'change_gathered', 'Can change gathered'),
(471, 118, 'delete_gathered', 'Can delete gathered'),
(472, 118, 'view_gathered', 'Can view gathered'),
(473, 119, 'add_themestep', 'Can add theme step'),
(474, 119, 'change_themestep', 'Can change theme step'),
(475, 119, 'delete_themestep', 'Can delete theme step'),
(476, 119, 'view_themestep', 'Can view theme step'),
(477, 120, 'add_letter', 'Can add letter'),
(478, 120, 'change_letter', 'Can change letter'),
(479, 120, 'delete_letter', 'Can delete letter'),
(480, 120, 'view_letter', 'Can view letter'),
(481, 121, 'add_subscription', 'Can add subscription'),
(482, 121, 'change_subscription', 'Can change subscription'),
(483, 121, 'delete_subscription', 'Can delete subscription'),
(484, 121, 'view_subscription', 'Can view subscription'),
(485, 122, 'add_notice', 'Can add notice'),
(486, 122, 'change_notice', 'Can change notice'),
(487, 122, 'delete_notice', 'Can delete notice'),
(488, 122, 'view_notice', 'Can view notice'),
(489, 123, 'add_call', 'Can add call'),
(490, 123, 'change_call', 'Can change call'),
(491, 123, 'delete_call', 'Can delete call'),
(492, 123, 'view_call', 'Can view call'),
(493, 124, 'add_endpoint', 'Can add webhook'),
(494, 124, 'change_endpoint', 'Can change webhook'),
(495, 124, 'delete_endpoint', 'Can delete webhook'),
(496, 124, 'view_endpoint', 'Can view webhook'),
(497, 125, 'add_staffwish', 'Can add staff wish'),
(498, 125, 'change_staffwish', 'Can change staff wish'),
(499, 125, 'delete_staffwish', 'Can delete staff wish'),
(500, 125, 'view_staffwish', 'Can view staff wish'),
(501, 126, 'add_ledgernotice', 'Can add ledger notice'),
(502, 126, 'change_ledgernotice', 'Can change ledger notice'),
(503, 126, 'delete_ledgernotice', 'Can delete ledger notice'),
(504, 126, 'view_ledgernotice', 'Can view ledger notice'),
(505, 127, 'add_string', 'Can add string'),
(506, 127, 'change_string', 'Can change string'),
(507, 127, 'delete_string', 'Can delete string'),
(508, 127, 'view_string', 'Can view string'),
(509, 128, 'add_template', 'Can add template'),
(510, 128, 'change_template', 'Can change template'),
(511, 128, 'delete_template', 'Can delete template'),
(512, 128, 'view_template', 'Can view template'),
(513, 129, 'add_translatableobject', 'Can add translatable object'),
(514, 129, 'change_translatableobject', 'Can change translatable object'),
(515, 129, 'delete_translatableobject', 'Can delete translatable object'),
(516, 129, 'view_translatableobject', 'Can view translatable object'),
(517, 130, 'add_translationsource', 'Can add translation source'),
(518, 130, 'change_translationsource', 'Can change translation source'),
(519, 130, 'delete_translationsource', 'Can delete translation source'),
(520, 130, 'view_translationsource', 'Can view translation source'),
(521, 131, 'add_translationlog', 'Can add translation log'),
(522, 131, 'change_translationlog', 'Can change translation log'),
(523, 131, 'delete_translationlog', 'Can delete translation log'),
(524, 131, 'view_translationlog', 'Can view translation log'),
(525, 132, 'add_translationcontext', 'Can add translation context'),
(526, 132, 'change_translationcontext', 'Can change translation context'),
(527, 132, 'delete_translationcontext', 'Can delete translation context'),
(528, 132, 'view_translationcontext', 'Can view translation context'),
(529, 133, 'add_templatesegment', 'Can add template segment'),
(530, 133, 'change_templatesegment', 'Can change template segment'),
(531, 133, 'delete_templatesegment', 'Can delete template segment'),
(532, 133, 'view_templatesegment', 'Can view template segment'),
(533, 134, 'add_stringsegment', 'Can add string segment'),
(534, 134, 'change_stringsegment', 'Can change string segment'),
(535, 134, 'delete_stringsegment', 'Can delete string segment'),
(536, 134, 'view_stringsegment', 'Can view string segment'),
(537, 135, 'add_relatedobjectsegment', 'Can add related object segment'),
(538, 135, 'change_relatedobjectsegment', 'Can change related object segment'),
(539, 135, 'delete_relatedobjectsegment', 'Can delete related object segment'),
(540, 135, 'view_relatedobjectsegment', 'Can view related object segment'),
(541, 136, 'add_stringtranslation', 'Can add string translation'),
(542, 136, 'change_stringtranslation', 'Can change string translation'),
(543, 136, 'delete_stringtranslation', 'Can delete string translation'),
(544, 136, 'view_stringtranslation', 'Can view string translation'),
(545, 28, 'add_translation', 'Can add translation'),
(546, 28, 'change_translation', 'Can change translation'),
(547, 28, 'delete_translation', 'Can delete translation'),
(548, 28, 'view_translation', 'Can view translation'),
(549, 137, 'add_overridablesegment', 'Can add overridable segment'),
(550, 137, 'change_overridablesegment', 'Can change overridable segment'),
(551, 137, 'delete_overridablesegment', 'Can delete overridable segment'),
(552, 137, 'view_overridablesegment', 'Can view overridable segment'),
(553, 138, 'add_segmentoverride', 'Can add segment override'),
(554, 138, 'change_segmentoverride', 'Can change segment override'),
(555, 138, 'delete_segmentoverride', 'Can delete segment override'),
(556, 138, 'view_segmentoverride', 'Can view segment override'),
(557, 139, 'add_localesynchronization', 'Can add locale synchronization'),
(558, 139, 'change_localesynchronization', 'Can change locale synchronization'),
(559, 139, 'delete_localesynchronization', 'Can delete locale synchronization'),
(560, 139, 'view_localesynchronization', 'Can view locale synchronization'),
(561, 140, 'add_redirect', 'Can add redirect'),
(562, 140, 'change_redirect', 'Can change redirect'),
(563, 140, 'delete_redirect', 'Can delete redirect'),
(564, 140, 'view_redirect', 'Can view redirect'),
(565, 141, 'add_embed', 'Can add embed'),
(566, 141, 'change_embed', 'Can change embed'),
(567, 141, 'delete_embed', 'Can delete embed'),
(568, 141, 'view_embed', 'Can view embed'),
(569, 142, 'add_userprofile', 'Can add user profile'),
(570, 142, 'change_userprofile', 'Can change user profile'),
(571, 142, 'delete_userprofile', 'Can delete user profile'),
(572, 142, 'view_userprofile', 'Can view user profile'),
(573, 30, 'view_document', 'Can view document'),
(574, 31, 'view_image', 'Can view image'),
(575, 143, 'add_rendition', 'Can add rendition'),
(576, 143, 'change_rendition', 'Can change rendition'),
(577, 143, 'delete_rendition', 'Can delete rendition'),
(578, 143, 'view_rendition', 'Can view rendition'),
(579, 144, 'add_indexentry', 'Can add index entry'),
(580, 144, 'change_indexentry', 'Can change index entry'),
(581, 144, 'delete_indexentry', 'Can delete index entry'),
(582, 144, 'view_indexentry', 'Can view index entry'),
(583, 145, 'add_sqliteftsindexentry', 'Can add sqliteftsindexentry'),
(584, 145, 'change_sqliteftsindexentry', 'Can change sqliteftsindexentry'),
(585, 145, 'delete_sqliteftsindexentry', 'Can delete sqliteftsindexentry'),
(586, 145, 'view_sqliteftsindexentry', 'Can view sqliteftsindexentry'),
(587, 146, 'add_editingsession', 'Can add editing session'),
(588, 146, 'change_editingsession', 'Can change editing session'),
(589, 146, 'delete_editingsession', 'Can delete editing session'),
(590, 146, 'view_editingsession', 'Can view editing session'),
(591, 147, 'add_formstate', 'Can add form state'),
(592, 147, 'change_formstate', 'Can change form state'),
(593, 147, 'delete_formstate', 'Can delete form state'),
(594, 147, 'view_formstate', 'Can view form state'),
(595, 148, 'add_tag', 'Can add tag'),
(596, 148, 'change_tag', 'Can change tag'),
(597, 148, 'delete_tag', 'Can delete tag'),
(598, 148, 'view_tag', 'Can view tag'),
(599, 149, 'add_taggeditem', 'Can add tagged item'),
(600, 149, 'change_taggeditem', 'Can change tagged item'),
(601, 149, 'delete_taggeditem', 'Can delete tagged item'),
(602, 149, 'view_taggeditem', 'Can view tagged item'),
(603, 150, 'add_logentry', 'Can add log entry'),
(604, 150, 'change_logentry', 'Can change log entry'),
(605, 150, 'delete_logentry', 'Can delete log entry'),
(606, 150, 'view_logentry', 'Can view log entry'),
(607, 151, 'add_permission', 'Can add permission'),
(608, 151, 'change_permission', 'Can change permission'),
(609, 151, 'delete_permission', 'Can delete permission'),
(610, 151, 'view_permission', 'Can view permission'),
(611, 152, 'add_group', 'Can add group'),
(612, 152, 'change_group', 'Can change group'),
(613, 152, 'delete_group', 'Can delete group'),
(614, 152, 'view_group', 'Can view group'),
(615, 153, 'add_user', 'Can add user'),
(616, 153, 'change_user', 'Can change user'),
(617, 153, 'delete_user', 'Can delete user'),
(618, 153, 'view_user', 'Can view user'),
(619, 154, 'add_contenttype', 'Can add content type'),
(620, 154, 'change_contenttype', 'Can change content type'),
(621, 154, 'delete_contenttype', 'Can delete content type'),
(622, 154, 'view_contenttype', 'Can view content type'),
(623, 155, 'add_session', 'Can add session'),
(624, 155, 'change_session', 'Can change session'),
(625, 155, 'delete_session', 'Can delete session'),
(626, 155, 'view_session', 'Can view session');
INSERT INTO "auth_group" ("id", "name") VALUES
(1, 'Moderators'),
(2, 'Editors');
INSERT INTO "wagtailcore_task" ("id", "name", "active", "content_type_id") VALUES
(1, 'Moderators approval', 1, 2);
INSERT INTO "wagtailcore_workflow" ("id", "name", "active") VALUES
(1, 'Moderators approval', 1);
INSERT INTO "wagtailcore_groupapprovaltask" ("task_ptr_id") VALUES
(1);
INSERT INTO "wagtailcore_workflowpage" ("page_id", "workflow_id") VALUES
(1, 1);
INSERT INTO "wagtailcore_workflowtask" ("id", "sort_order", "task_id", "workflow_id") VALUES
(1, 0, 1, 1);
INSERT INTO "wagtailcore_groupapprovaltask_groups" ("id", "groupapprovaltask_id", "group_id") VALUES
(1, 1, 1);
INSERT INTO "wagtailcore_locale" ("id", "language_code") VALUES
(1, 'en');
INSERT INTO "wagtailcore_page" ("id", "path", "depth", "numchild", "title", "slug", "live", "has_unpublished_changes", "url_path", "seo_title", "show_in_menus", "search_description", "go_live_at", "expire_at", "expired", "content_type_id", "owner_id", "locked", "latest_revision_created_at", "first_published_at", "live_revision_id", "last_published_at", "draft_title", "locked_at", "locked_by_id", "locale_id", "translation_key", "alias_of_id", "latest_revision_id") VALUES
(1, '0001', 1, 1, 'Root', 'root', 1, 0, '/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 1, '00000000000000000000000000000001', NULL, NULL),
(2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', 1, 0, '/home/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, 1, '00000000000000000000000000000002', NULL, NULL);
INSERT INTO "wagtailcore_grouppagepermission" ("id", "group_id", "page_id", "permission_id") VALUES
(1, 1, 1, 69),
(2, 1, 1, 70),
(3, 1, 1, 75),
(4, 2, 1, 69),
(5, 2, 1, 70),
(6, 1, 1, 74),
(7, 1, 1, 76);
INSERT INTO "identity_pass" ("name", "reached", "done_at") VALUES
('mailboxes', 0, NULL);
INSERT INTO "moderation_reason" ("id", "key", "label", "text", "ground", "category", "place", "is_offered") VALUES
(1, 'insult', 'Insult or attack', 'It insults or attacks somebody.', 'terms', 'ILLEGAL_OR_HARMFUL_SPEECH', 1, 1),
(2, 'hate', 'Hatred', 'It stirs up hatred against people for what they are.', 'terms', 'ILLEGAL_OR_HARMFUL_SPEECH', 2, 1),
(3, 'off_topic', 'Off topic', 'It has nothing to do with the article.', 'terms', 'OTHER_VIOLATION_TC', 3, 1),
(4, 'advertising', 'Advertising', 'It advertises something.', 'terms', 'OTHER_VIOLATION_TC', 4, 1),
(5, 'private', 'Private matters', 'It tells something private about somebody.', 'terms', 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', 5, 1),
(6, 'accusation', 'Accusation without ground', 'It accuses somebody without saying on what ground.', 'terms', 'OTHER_VIOLATION_TC', 6, 1),
(7, 'copied', 'Copied text', 'It repeats somebody else''s text at length.', 'terms', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS', 7, 1),
(8, 'repeat', 'Said before', 'It says again what was said here before.', 'terms', 'OTHER_VIOLATION_TC', 8, 1),
(9, 'illegal', 'Against the law', 'It appears to be against the law.', 'illegal', 'ILLEGAL_OR_HARMFUL_SPEECH', 9, 1),
(10, 'other', 'Rules of the conversation', 'It does not keep to the rules of this conversation.', 'terms', 'OTHER_VIOLATION_TC', 10, 1);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES
('django_migrations', 330),
('django_admin_log', 0),
('wagtailcore_collection', 1),
('wagtailcore_pageviewrestriction', 0),
('wagtailcore_site', 1),
('django_content_type', 155),
('auth_permission', 626),
('auth_group', 2),
('wagtailcore_task', 1),
('wagtailcore_groupapprovaltask_groups', 1),
('wagtailcore_workflow', 1),
('wagtailcore_workflowtask', 1),
('wagtailcore_locale', 1),
('wagtailcore_page', 2),
('wagtailcore_comment', 0),
('wagtailcore_taskstate', 0),
('wagtailcore_workflowstate', 0),
('wagtailcore_modellogentry', 0),
('wagtailcore_pagelogentry', 0),
('auth_user', 0),
('wagtailcore_grouppagepermission', 7),
('wagtailcore_revision', 0),
('taggit_taggeditem', 0),
('taggit_tag', 0),
('articles_author', 0),
('articles_campaign', 0),
('articles_magazinesettings', 0),
('articles_newsimage', 0),
('discussion_thread', 0),
('discussion_comment', 0),
('finding_due', 0),
('identity_proof', 0),
('identity_party', 0),
('identity_guest', 0),
('insights_duethread', 0),
('insights_mention', 0),
('insights_approval', 0),
('insights_route', 0),
('ledger_verdict', 0),
('ledger_observation', 0),
('ledger_promise', 0),
('ledger_revision', 0),
('ledger_offer', 0),
('moderation_decision', 0),
('moderation_reason', 10),
('auth_group_permissions', 23),
('moderation_report', 0),
('moderation_rules', 0),
('moderation_notice', 0),
('notifications_notice', 0),
('notifications_call', 0),
('notifications_staffwish', 0),
('notifications_subscription', 0),
('tongues_translation', 0),
('transfer_oldaddress', 0),
('wagtail_localize_translation', 0),
('wagtail_localize_stringtranslation', 0),
('wagtail_localize_translationsource', 0),
('wagtail_localize_translationcontext', 0),
('wagtail_localize_translationlog', 0),
('wagtailadmin_editingsession', 0),
('wagtailcore_groupcollectionpermission', 12),
('wagtaildocs_document', 0),
('wagtailembeds_embed', 0),
('wagtailimages_rendition', 0),
('wagtailimages_image', 0),
('wagtailredirects_redirect', 0),
('wagtailsearch_indexentry', 0),
('wagtailusers_userprofile', 0);
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE INDEX "admission_try_account" ON "admission_try" ("account", "at");
CREATE INDEX "admission_try_network" ON "admission_try" ("network", "at");
CREATE UNIQUE INDEX "admission_one_list" ON "admission_factor" ("user_id") WHERE "kind" = 'codes';
CREATE INDEX "admission_factor_user_id_4abb4b88" ON "admission_factor" ("user_id");
CREATE UNIQUE INDEX "wagtailcore_groupcollectionpermission_group_id_collection_id_permission_id_a21cefe9_uniq" ON "wagtailcore_groupcollectionpermission" ("group_id", "collection_id", "permission_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_collection_id_5423575a" ON "wagtailcore_groupcollectionpermission" ("collection_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_group_id_05d61460" ON "wagtailcore_groupcollectionpermission" ("group_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_permission_id_1b626275" ON "wagtailcore_groupcollectionpermission" ("permission_id");
CREATE UNIQUE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_group_id_d23f80bb_uniq" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_f147a99a" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_group_id_6460f223" ON "wagtailcore_pageviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_page_id_15a8bea6" ON "wagtailcore_pageviewrestriction" ("page_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_collection_id_761908ec" ON "wagtailcore_collectionviewrestriction" ("collection_id");
CREATE UNIQUE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_group_id_988995ae_uniq" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_47320efd" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3" ON "wagtailcore_collectionviewrestriction_groups" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_site_hostname_port_2c626d70_uniq" ON "wagtailcore_site" ("hostname", "port");
CREATE INDEX "wagtailcore_site_hostname_96b20b46" ON "wagtailcore_site" ("hostname");
CREATE INDEX "wagtailcore_site_root_page_id_e02fb95c" ON "wagtailcore_site" ("root_page_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "wagtailcore_task_content_type_id_249ab8ba" ON "wagtailcore_task" ("content_type_id");
CREATE INDEX "wagtailcore_workflowpage_workflow_id_56f56ff6" ON "wagtailcore_workflowpage" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq" ON "wagtailcore_workflowtask" ("workflow_id", "task_id");
CREATE INDEX "wagtailcore_workflowtask_task_id_ce7716fe" ON "wagtailcore_workflowtask" ("task_id");
CREATE INDEX "wagtailcore_workflowtask_workflow_id_b9717175" ON "wagtailcore_workflowtask" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_group_id_bb5ee7eb_uniq" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id", "group_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_9a9255ea" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_group_id_2e64b61f" ON "wagtailcore_groupapprovaltask_groups" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_page_translation_key_locale_id_9b041bad_uniq" ON "wagtailcore_page" ("translation_key", "locale_id");
CREATE INDEX "wagtailcore_page_slug_e7c11b8f" ON "wagtailcore_page" ("slug");
CREATE INDEX "wagtailcore_page_content_type_id_c28424df" ON "wagtailcore_page" ("content_type_id");
CREATE INDEX "wagtailcore_page_owner_id_fbf7c332" ON "wagtailcore_page" ("owner_id");
CREATE INDEX "wagtailcore_page_first_published_at_2b5dd637" ON "wagtailcore_page" ("first_published_at");
CREATE INDEX "wagtailcore_page_live_revision_id_930bd822" ON "wagtailcore_page" ("live_revision_id");
CREATE INDEX "wagtailcore_page_locked_by_id_bcb86245" ON "wagtailcore_page" ("locked_by_id");
CREATE INDEX "wagtailcore_page_locale_id_3c7e30a6" ON "wagtailcore_page" ("locale_id");
CREATE INDEX "wagtailcore_page_alias_of_id_12945502" ON "wagtailcore_page" ("alias_of_id");
CREATE INDEX "wagtailcore_commentreply_comment_id_afc7e027" ON "wagtailcore_commentreply" ("comment_id");
CREATE INDEX "wagtailcore_commentreply_user_id_d0b3b9c3" ON "wagtailcore_commentreply" ("user_id");
CREATE UNIQUE INDEX "wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq" ON "wagtailcore_pagesubscription" ("page_id", "user_id");
CREATE INDEX "wagtailcore_pagesubscription_page_id_a085e7a6" ON "wagtailcore_pagesubscription" ("page_id");
CREATE INDEX "wagtailcore_pagesubscription_user_id_89d7def9" ON "wagtailcore_pagesubscription" ("user_id");
CREATE UNIQUE INDEX "wagtail_localize_string_locale_id_data_hash_bae71852_uniq" ON "wagtail_localize_string" ("locale_id", "data_hash");
CREATE INDEX "wagtail_localize_string_locale_id_2cded126" ON "wagtail_localize_string" ("locale_id");
CREATE UNIQUE INDEX "wagtail_localize_translatableobject_content_type_id_translation_key_de875339_uniq" ON "wagtail_localize_translatableobject" ("content_type_id", "translation_key");
CREATE INDEX "wagtail_localize_translatableobject_content_type_id_0d6c5139" ON "wagtail_localize_translatableobject" ("content_type_id");
CREATE INDEX "wagtail_localize_templatesegment_context_id_81456b25" ON "wagtail_localize_templatesegment" ("context_id");
CREATE INDEX "wagtail_localize_templatesegment_source_id_26b89dc6" ON "wagtail_localize_templatesegment" ("source_id");
CREATE INDEX "wagtail_localize_templatesegment_template_id_c370b3c8" ON "wagtail_localize_templatesegment" ("template_id");
CREATE INDEX "wagtail_localize_stringsegment_context_id_63235539" ON "wagtail_localize_stringsegment" ("context_id");
CREATE INDEX "wagtail_localize_stringsegment_source_id_5804129f" ON "wagtail_localize_stringsegment" ("source_id");
CREATE INDEX "wagtail_localize_stringsegment_string_id_6356d5ec" ON "wagtail_localize_stringsegment" ("string_id");
CREATE INDEX "wagtail_localize_relatedobjectsegment_context_id_c0a725be" ON "wagtail_localize_relatedobjectsegment" ("context_id");
CREATE INDEX "wagtail_localize_relatedobjectsegment_object_id_6c7b58df" ON "wagtail_localize_relatedobjectsegment" ("object_id");
CREATE INDEX "wagtail_localize_relatedobjectsegment_source_id_9a3b1373" ON "wagtail_localize_relatedobjectsegment" ("source_id");
CREATE INDEX "wagtailcore_comment_page_id_108444b5" ON "wagtailcore_comment" ("page_id");
CREATE INDEX "wagtailcore_comment_resolved_by_id_a282aa0e" ON "wagtailcore_comment" ("resolved_by_id");
CREATE INDEX "wagtailcore_comment_revision_created_id_1d058279" ON "wagtailcore_comment" ("revision_created_id");
CREATE INDEX "wagtailcore_comment_user_id_0c577ca6" ON "wagtailcore_comment" ("user_id");
CREATE INDEX "wagtailcore_page_latest_revision_id_e60fef51" ON "wagtailcore_page" ("latest_revision_id");
CREATE UNIQUE INDEX "wagtailcore_referenceindex_base_content_type_id_object_id_to_content_type_id_to_object_id_content_path_hash_9e6ccd6a_uniq" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "content_path_hash");
CREATE INDEX "wagtailcore_referenceindex_base_content_type_id_313cf40f" ON "wagtailcore_referenceindex" ("base_content_type_id");
CREATE INDEX "wagtailcore_referenceindex_content_type_id_766e0336" ON "wagtailcore_referenceindex" ("content_type_id");
CREATE INDEX "wagtailcore_referenceindex_to_content_type_id_93690bbd" ON "wagtailcore_referenceindex" ("to_content_type_id");
CREATE INDEX "wagtailcore_taskstate_content_type_id_0a758fdc" ON "wagtailcore_taskstate" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_task_id_c3677c34" ON "wagtailcore_taskstate" ("task_id");
CREATE INDEX "wagtailcore_taskstate_workflow_state_id_9239a775" ON "wagtailcore_taskstate" ("workflow_state_id");
CREATE INDEX "wagtailcore_taskstate_finished_by_id_13f98229" ON "wagtailcore_taskstate" ("finished_by_id");
CREATE INDEX "wagtailcore_taskstate_revision_id_df25a499" ON "wagtailcore_taskstate" ("revision_id");
CREATE UNIQUE INDEX "unique_in_progress_workflow" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id") WHERE "status" IN ('in_progress', 'needs_changes');
CREATE INDEX "wagtailcore_workflowstate_requested_by_id_4090bca3" ON "wagtailcore_workflowstate" ("requested_by_id");
CREATE INDEX "wagtailcore_workflowstate_workflow_id_1f18378f" ON "wagtailcore_workflowstate" ("workflow_id");
CREATE INDEX "wagtailcore_workflowstate_base_content_type_id_a30dc576" ON "wagtailcore_workflowstate" ("base_content_type_id");
CREATE INDEX "wagtailcore_workflowstate_content_type_id_2bb78ce1" ON "wagtailcore_workflowstate" ("content_type_id");
CREATE INDEX "workflowstate_ct_id_idx" ON "wagtailcore_workflowstate" ("content_type_id", "object_id");
CREATE INDEX "workflowstate_base_ct_id_idx" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id");
CREATE INDEX "wagtailcore_workflowcontenttype_workflow_id_9aad7cd2" ON "wagtailcore_workflowcontenttype" ("workflow_id");
CREATE INDEX "wagtailcore_modellogentry_action_d2d856ee" ON "wagtailcore_modellogentry" ("action");
CREATE INDEX "wagtailcore_modellogentry_timestamp_9694521b" ON "wagtailcore_modellogentry" ("timestamp");
CREATE INDEX "wagtailcore_modellogentry_content_changed_8bc39742" ON "wagtailcore_modellogentry" ("content_changed");
CREATE INDEX "wagtailcore_modellogentry_object_id_e0e7d4ef" ON "wagtailcore_modellogentry" ("object_id");
CREATE INDEX "wagtailcore_modellogentry_content_type_id_68849e77" ON "wagtailcore_modellogentry" ("content_type_id");
CREATE INDEX "wagtailcore_modellogentry_user_id_0278d1bf" ON "wagtailcore_modellogentry" ("user_id");
CREATE INDEX "wagtailcore_modellogentry_revision_id_df6ca33a" ON "wagtailcore_modellogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_action_c2408198" ON "wagtailcore_pagelogentry" ("action");
CREATE INDEX "wagtailcore_pagelogentry_timestamp_deb774c4" ON "wagtailcore_pagelogentry" ("timestamp");
CREATE INDEX "wagtailcore_pagelogentry_content_changed_99f27ade" ON "wagtailcore_pagelogentry" ("content_changed");
CREATE INDEX "wagtailcore_pagelogentry_content_type_id_74e7708a" ON "wagtailcore_pagelogentry" ("content_type_id");
CREATE INDEX "wagtailcore_pagelogentry_page_id_8464e327" ON "wagtailcore_pagelogentry" ("page_id");
CREATE INDEX "wagtailcore_pagelogentry_revision_id_8043d103" ON "wagtailcore_pagelogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_user_id_604ccfd8" ON "wagtailcore_pagelogentry" ("user_id");
CREATE INDEX "wagtailcore_grouppagepermission_group_id_fc07e671" ON "wagtailcore_grouppagepermission" ("group_id");
CREATE INDEX "wagtailcore_grouppagepermission_page_id_710b114a" ON "wagtailcore_grouppagepermission" ("page_id");
CREATE INDEX "wagtailcore_grouppagepermission_permission_id_05acb22e" ON "wagtailcore_grouppagepermission" ("permission_id");
CREATE INDEX "wagtailcore_revision_created_at_81450aa6" ON "wagtailcore_revision" ("created_at");
CREATE INDEX "wagtailcore_revision_approved_go_live_at_88d3dee5" ON "wagtailcore_revision" ("approved_go_live_at");
CREATE INDEX "wagtailcore_revision_user_id_03df83b0" ON "wagtailcore_revision" ("user_id");
CREATE INDEX "wagtailcore_revision_content_type_id_c8cb69c0" ON "wagtailcore_revision" ("content_type_id");
CREATE INDEX "wagtailcore_revision_base_content_type_id_5b4ef7bd" ON "wagtailcore_revision" ("base_content_type_id");
CREATE INDEX "content_object_idx" ON "wagtailcore_revision" ("content_type_id", "object_id");
CREATE INDEX "base_content_object_idx" ON "wagtailcore_revision" ("base_content_type_id", "object_id");
CREATE INDEX "wagtailcore_uploadedfile_for_content_type_id_b0fc87b2" ON "wagtailcore_uploadedfile" ("for_content_type_id");
CREATE INDEX "wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8" ON "wagtailcore_uploadedfile" ("uploaded_by_user_id");
CREATE UNIQUE INDEX "wagtailcore_groupsitepermission_group_id_site_id_permission_id_a58ee30d_uniq" ON "wagtailcore_groupsitepermission" ("group_id", "site_id", "permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_group_id_e5cdbee4" ON "wagtailcore_groupsitepermission" ("group_id");
CREATE INDEX "wagtailcore_groupsitepermission_permission_id_459b1f38" ON "wagtailcore_groupsitepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_site_id_245de488" ON "wagtailcore_groupsitepermission" ("site_id");
CREATE INDEX "referenceindex_source_object" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id");
CREATE INDEX "referenceindex_target_object" ON "wagtailcore_referenceindex" ("to_content_type_id", "to_object_id");
CREATE INDEX "wagtailcore_uuid_d6363b_idx" ON "wagtailcore_modellogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_uuid_06a44d_idx" ON "wagtailcore_pagelogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_apitoken_user_id_49b1141b" ON "wagtailcore_apitoken" ("user_id");
CREATE INDEX "taggit_taggeditem_object_id_e2d7d1df" ON "taggit_taggeditem" ("object_id");
CREATE INDEX "taggit_taggeditem_content_type_id_9957a03c" ON "taggit_taggeditem" ("content_type_id");
CREATE INDEX "taggit_taggeditem_tag_id_f4f5b767" ON "taggit_taggeditem" ("tag_id");
CREATE INDEX "taggit_tagg_content_8fc721_idx" ON "taggit_taggeditem" ("content_type_id", "object_id");
CREATE INDEX "articles_articletag_content_object_id_c62b9980" ON "articles_articletag" ("content_object_id");
CREATE INDEX "articles_articletag_tag_id_9d44613b" ON "articles_articletag" ("tag_id");
CREATE INDEX "articles_creative_campaign_id_b8dddbdd" ON "articles_creative" ("campaign_id");
CREATE INDEX "articles_creative_picture_id_a433a6a0" ON "articles_creative" ("picture_id");
CREATE UNIQUE INDEX "articles_campaign_sections_campaign_id_sectionpage_id_f378dfe5_uniq" ON "articles_campaign_sections" ("campaign_id", "sectionpage_id");
CREATE INDEX "articles_campaign_sections_campaign_id_e4e0b5a6" ON "articles_campaign_sections" ("campaign_id");
CREATE INDEX "articles_campaign_sections_sectionpage_id_413d0c93" ON "articles_campaign_sections" ("sectionpage_id");
CREATE INDEX "articles_articlebyline_page_id_f40946c1" ON "articles_articlebyline" ("page_id");
CREATE INDEX "articles_articlebyline_author_id_c05968be" ON "articles_articlebyline" ("author_id");
CREATE UNIQUE INDEX "articles_newsrendition_image_id_filter_spec_focal_point_key_107aa3c7_uniq" ON "articles_newsrendition" ("image_id", "filter_spec", "focal_point_key");
CREATE INDEX "articles_newsrendition_filter_spec_a8ac5e15" ON "articles_newsrendition" ("filter_spec");
CREATE INDEX "articles_newsrendition_image_id_09df1b13" ON "articles_newsrendition" ("image_id");
CREATE INDEX "articles_author_portrait_id_c881faeb" ON "articles_author" ("portrait_id");
CREATE INDEX "articles_correction_page_id_70eb7697" ON "articles_correction" ("page_id");
CREATE INDEX "articles_corrections_newest" ON "articles_correction" ("made_at" DESC, "id" DESC);
CREATE INDEX "articles_corrections_prompted" ON "articles_correction" ("comment");
CREATE INDEX "articles_version_page_id_c5013b7b" ON "articles_version" ("page_id");
CREATE INDEX "articles_standardpage_brought_from_78c55cad" ON "articles_standardpage" ("brought_from");
CREATE INDEX "articles_articlepage_published_at_b79d5070" ON "articles_articlepage" ("published_at");
CREATE INDEX "articles_articlepage_brought_from_84c0d57e" ON "articles_articlepage" ("brought_from");
CREATE INDEX "articles_articlepage_lead_picture_id_b655fe89" ON "articles_articlepage" ("lead_picture_id");
CREATE INDEX "articles_campaign_brought_from_134bd964" ON "articles_campaign" ("brought_from");
CREATE INDEX "articles_magazinesettings_logo_id_cfb70c20" ON "articles_magazinesettings" ("logo_id");
CREATE INDEX "articles_adday_campaign_id_9e6ae4fc" ON "articles_adday" ("campaign_id");
CREATE INDEX "articles_ad_days" ON "articles_adday" ("campaign_id", "day");
CREATE INDEX "articles_newsimage_created_at_5c35f28b" ON "articles_newsimage" ("created_at");
CREATE INDEX "articles_newsimage_file_hash_8912d9c7" ON "articles_newsimage" ("file_hash");
CREATE INDEX "articles_newsimage_brought_from_971cd5c1" ON "articles_newsimage" ("brought_from");
CREATE INDEX "articles_newsimage_collection_id_14e06d43" ON "articles_newsimage" ("collection_id");
CREATE INDEX "articles_newsimage_uploaded_by_user_id_29f0b061" ON "articles_newsimage" ("uploaded_by_user_id");
CREATE INDEX "articles_recheck_answer_id_2434690e" ON "articles_recheck" ("answer_id");
CREATE INDEX "articles_recheck_correction_id_6d6f458a" ON "articles_recheck" ("correction_id");
CREATE INDEX "articles_recheck_page_id_a56735a0" ON "articles_recheck" ("page_id");
CREATE INDEX "articles_homepick_article_id_25b9e115" ON "articles_homepick" ("article_id");
CREATE INDEX "articles_homepick_page_id_3cbc7d16" ON "articles_homepick" ("page_id");
CREATE INDEX "articles_sectionpick_article_id_b30b06f6" ON "articles_sectionpick" ("article_id");
CREATE INDEX "articles_sectionpick_page_id_be08f082" ON "articles_sectionpick" ("page_id");
CREATE INDEX "identity_session_seen_at_c68864a0" ON "identity_session" ("seen_at");
CREATE INDEX "identity_session_guest_id_32ae0aea" ON "identity_session" ("guest_id");
CREATE INDEX "discussion_revision_comment_id_4dc1f1fd" ON "discussion_revision" ("comment_id");
CREATE INDEX "discussion_page_reach" ON "discussion_page" ("thread_id", "parent", "reach");
CREATE INDEX "discussion_siblings" ON "discussion_comment" ("thread_id", "parent_id", "ordinal", "reach");
CREATE INDEX "discussion_children" ON "discussion_comment" ("parent_id", "ordinal", "reach");
CREATE INDEX "discussion_agreed" ON "discussion_comment" ("thread_id", "parent_id", "agreements" DESC, "ordinal");
CREATE INDEX "discussion_guest" ON "discussion_comment" ("guest_id", "created_at" DESC);
CREATE INDEX "discussion_network" ON "discussion_comment" ("network", "created_at" DESC);
CREATE INDEX "discussion_fingerprint" ON "discussion_comment" ("fingerprint", "created_at" DESC);
CREATE INDEX "discussion_newest" ON "discussion_comment" ("thread_id", "state", "created_at" DESC, "id" DESC);
CREATE INDEX "discussion_marked" ON "discussion_comment" ("thread_id") WHERE ("locked" OR "pinned_at" IS NOT NULL);
CREATE INDEX "discussion_waiting" ON "discussion_comment" ("state", "created_at" DESC, "id" DESC);
CREATE INDEX "outbox_due" ON "outbox_delivery" ("due_at", "id");
CREATE INDEX "finding_in_thread" ON "finding_entry" ("subject", "comment_id");
CREATE INDEX "finding_by_term" ON "finding_portrayed" ("language", "term", "article_id");
CREATE INDEX "finding_like_it" ON "finding_alike" ("other_id");
CREATE INDEX "finding_findable_subject_4327ee48" ON "finding_findable" ("subject");
CREATE INDEX "identity_proof_expires_at_05dadb9f" ON "identity_proof" ("expires_at");
CREATE INDEX "identity_proof_network_6192a205" ON "identity_proof" ("network");
CREATE INDEX "identity_proof_guest_id_2c293413" ON "identity_proof" ("guest_id");
CREATE INDEX "identity_proof_asked" ON "identity_proof" ("address_hash", "purpose", "asked_at");
CREATE INDEX "identity_claim_guest_id_c5668e97" ON "identity_claim" ("guest_id");
CREATE INDEX "identity_link_guest_id_6842f39f" ON "identity_link" ("guest_id");
CREATE INDEX "identity_party_state_4cf46f78" ON "identity_party" ("state");
CREATE INDEX "identity_party_guest_id_47fa487f" ON "identity_party" ("guest_id");
CREATE INDEX "identity_guest_address_hash_a89adb83" ON "identity_guest" ("address_hash");
CREATE INDEX "identity_guest_erase_at_73bb576a" ON "identity_guest" ("erase_at");
CREATE INDEX "identity_mailbox" ON "identity_guest" ("mailbox_hash");
CREATE INDEX "insights_relabel_comment_id_2ca80bf9" ON "insights_relabel" ("comment_id");
CREATE INDEX "insights_routestep_route_id_cdc85ba0" ON "insights_routestep" ("route_id");
CREATE INDEX "insights_mentions_of" ON "insights_mention" ("what", "key", "at");
CREATE INDEX "insights_mentions_since" ON "insights_mention" ("what", "at");
CREATE INDEX "insights_themestep_key_386591b8" ON "insights_themestep" ("key");
CREATE INDEX "insights_in_thread" ON "insights_heard" ("subject", "comment_id");
CREATE INDEX "insights_by_rules" ON "insights_heard" ("rules");
CREATE INDEX "insights_linked" ON "insights_heard" ("sent_with") WHERE "sent_with" IS NOT NULL;
CREATE UNIQUE INDEX "insights_approved_once" ON "insights_approval" ("subject", "line") WHERE "ended_at" IS NULL;
CREATE INDEX "insights_route_answer_id_051f40bb" ON "insights_route" ("answer_id");
CREATE INDEX "insights_routes_in" ON "insights_route" ("subject", "state");
CREATE INDEX "insights_asked_newest" ON "insights_route" ("party", "between", "state", "id");
CREATE INDEX "insights_asked_waiting" ON "insights_route" ("party", "between", "state", "made_at", "id");
CREATE INDEX "insights_asked_changed" ON "insights_route" ("party", "between", "state", "changed_at", "id");
CREATE INDEX "insights_mentions_under" ON "insights_mention" ("subject", "at");
CREATE INDEX "ledger_subject_merged_into_id_26469108" ON "ledger_subject" ("merged_into_id");
CREATE INDEX "ledger_subject_parent_id_9908d3d2" ON "ledger_subject" ("parent_id");
CREATE INDEX "ledger_merging_into_id_4af0c0d0" ON "ledger_merging" ("into_id");
CREATE INDEX "ledger_merging_subject_id_e12a6d3a" ON "ledger_merging" ("subject_id");
CREATE INDEX "ledger_verdict_promise_id_5ea9a419" ON "ledger_verdict" ("promise_id");
CREATE INDEX "ledger_verdicts" ON "ledger_verdict" ("promise_id", "id" DESC);
CREATE INDEX "ledger_dismissal_article_23c0fd9b" ON "ledger_dismissal" ("article");
CREATE UNIQUE INDEX "ledger_restated_once" ON "ledger_observation" ("restates_id") WHERE "taken_back_at" IS NULL;
CREATE INDEX "ledger_observation_metric_id_3bc40db5" ON "ledger_observation" ("metric_id");
CREATE INDEX "ledger_observation_promise_id_f647cffb" ON "ledger_observation" ("promise_id");
CREATE INDEX "ledger_observation_subject_id_139078a2" ON "ledger_observation" ("subject_id");
CREATE INDEX "ledger_observation_comment_id_4c442cf0" ON "ledger_observation" ("comment_id");
CREATE INDEX "ledger_observation_restates_id_a98397fc" ON "ledger_observation" ("restates_id");
CREATE INDEX "ledger_figures" ON "ledger_observation" ("subject_id", "metric_id", "start", "end");
CREATE INDEX "ledger_conflict_noticed_at_35744501" ON "ledger_conflict" ("noticed_at");
CREATE INDEX "ledger_conflict_metric_id_f035e34a" ON "ledger_conflict" ("metric_id");
CREATE INDEX "ledger_conflict_subject_id_74c011a8" ON "ledger_conflict" ("subject_id");
CREATE INDEX "ledger_promise_article_c34cd028" ON "ledger_promise" ("article");
CREATE INDEX "ledger_promise_metric_id_0c09c1b6" ON "ledger_promise" ("metric_id");
CREATE INDEX "ledger_promise_subject_id_a5b0fc7c" ON "ledger_promise" ("subject_id");
CREATE INDEX "ledger_promise_due_now_5030d4e8" ON "ledger_promise" ("due_now");
CREATE INDEX "ledger_lately" ON "ledger_promise" ("state_since" DESC);
CREATE INDEX "ledger_state_due" ON "ledger_promise" ("state", "due_now");
CREATE INDEX "ledger_course_due" ON "ledger_promise" ("id") WHERE "course_due";
CREATE INDEX "ledger_revision_promise_id_34ca1896" ON "ledger_revision" ("promise_id");
CREATE INDEX "ledger_offer_comment_id_38a171ea" ON "ledger_offer" ("comment_id");
CREATE INDEX "ledger_offer_thread_db108279" ON "ledger_offer" ("thread");
CREATE INDEX "ledger_offer_observation_id_13a0975a" ON "ledger_offer" ("observation_id");
CREATE INDEX "ledger_offer_promise_id_d8278562" ON "ledger_offer" ("promise_id");
CREATE INDEX "ledger_offers" ON "ledger_offer" ("state", "offered_at");
CREATE INDEX "ledger_offers_of" ON "ledger_offer" ("by_guest", "offered_at");
CREATE UNIQUE INDEX "ledger_offered_once" ON "ledger_offer" ("promise_id", "comment_id") WHERE NOT ("state" = 'declined');
CREATE INDEX "moderation_finding_comment_id_7065312e" ON "moderation_finding" ("comment_id");
CREATE INDEX "moderation_decision_comment_id_64a73931" ON "moderation_decision" ("comment_id");
CREATE INDEX "moderation_decision_undoes_id_5537e9d0" ON "moderation_decision" ("undoes_id");
CREATE INDEX "moderation_sanction_address_hash_a32c5ecc" ON "moderation_sanction" ("address_hash");
CREATE INDEX "moderation_sanction_network_1c255077" ON "moderation_sanction" ("network");
CREATE INDEX "moderation_sanction_comment_id_31bab2f2" ON "moderation_sanction" ("comment_id");
CREATE INDEX "moderation_sanction_guest_id_46b10335" ON "moderation_sanction" ("guest_id");
CREATE INDEX "moderation_appeal_comment_id_fe1af478" ON "moderation_appeal" ("comment_id");
CREATE INDEX "moderation_appeal_decision_id_532c82ec" ON "moderation_appeal" ("decision_id");
CREATE INDEX "moderation_appeal_sanction_id_c1a03323" ON "moderation_appeal" ("sanction_id");
CREATE INDEX "moderation_appeals" ON "moderation_appeal" ("decided_at", "made_at");
CREATE INDEX "moderation_sectiondesk_group_id_4525ae5d" ON "moderation_sectiondesk" ("group_id");
CREATE INDEX "moderation_sectiondesk_section_id_89f358ad" ON "moderation_sectiondesk" ("section_id");
CREATE INDEX "moderation_report_comment_id_c1c2aa53" ON "moderation_report" ("comment_id");
CREATE INDEX "moderation_report_settled_by_id_334ebda2" ON "moderation_report" ("settled_by_id");
CREATE INDEX "moderation_open" ON "moderation_report" ("settled_at", "created_at");
CREATE INDEX "moderation_report_network" ON "moderation_report" ("network", "created_at" DESC);
CREATE UNIQUE INDEX "moderation_appeal_one" ON "moderation_appeal" ("decision_id") WHERE "sanction_id" IS NULL;
CREATE INDEX "moderation_decided_by" ON "moderation_decision" ("by", "id" DESC);
CREATE INDEX "moderation_decided_at" ON "moderation_decision" ("decided_at");
CREATE INDEX "moderation_changes_kind" ON "moderation_change" ("kind", "id" DESC);
CREATE INDEX "moderation_changes_section" ON "moderation_change" ("section", "id" DESC);
CREATE INDEX "moderation_changes_subject" ON "moderation_change" ("subject", "id" DESC);
CREATE INDEX "moderation_reports_since" ON "moderation_report" ("created_at");
CREATE INDEX "moderation_notice_comment_id_d0fe2c07" ON "moderation_notice" ("comment_id");
CREATE INDEX "moderation_notice_report_id_9fa5a648" ON "moderation_notice" ("report_id");
CREATE INDEX "notifications_turn" ON "notifications_letter" ("state", "rank", "due_at", "id");
CREATE INDEX "notifications_notice_letter_id_238fdd3f" ON "notifications_notice" ("letter_id");
CREATE INDEX "notifications_notice_subscription_id_f253f59e" ON "notifications_notice" ("subscription_id");
CREATE INDEX "notifications_to_tell" ON "notifications_notice" ("told", "due_at");
CREATE INDEX "notifications_calls" ON "notifications_call" ("state", "due_at", "id");
CREATE INDEX "notifications_ledgernotice_letter_id_d42fb47e" ON "notifications_ledgernotice" ("letter_id");
CREATE INDEX "notifications_ledgernotice_subscription_id_3db7ee08" ON "notifications_ledgernotice" ("subscription_id");
CREATE INDEX "notifications_news" ON "notifications_ledgernotice" ("told", "due_at");
CREATE INDEX "notifications_subscription_guest_id_ce59bca8" ON "notifications_subscription" ("guest_id");
CREATE INDEX "notifications_wanted" ON "notifications_subscription" ("kind", "target");
CREATE INDEX "notifications_network" ON "notifications_subscription" ("network", "asked_at");
CREATE INDEX "passages_of_a_text" ON "passages_passage" ("subject", "comment");
CREATE INDEX "screening_lesson_comment_15d50939" ON "screening_lesson" ("comment");
CREATE INDEX "screening_waiting" ON "screening_guess" ("rank" DESC, "comment_id") WHERE "rank" IS NOT NULL;
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "signon_used_expires_at_54087be0" ON "signon_used" ("expires_at");
CREATE UNIQUE INDEX "wagtail_localize_translation_source_id_target_locale_id_7e943cf8_uniq" ON "wagtail_localize_translation" ("source_id", "target_locale_id");
CREATE INDEX "wagtail_localize_translation_source_id_e326e1e3" ON "wagtail_localize_translation" ("source_id");
CREATE INDEX "wagtail_localize_translation_target_locale_id_8c524f73" ON "wagtail_localize_translation" ("target_locale_id");
CREATE UNIQUE INDEX "wagtail_localize_stringtranslation_locale_id_translation_of_id_context_id_d2d59359_uniq" ON "wagtail_localize_stringtranslation" ("locale_id", "translation_of_id", "context_id");
CREATE INDEX "wagtail_localize_stringtranslation_context_id_3cc13049" ON "wagtail_localize_stringtranslation" ("context_id");
CREATE INDEX "wagtail_localize_stringtranslation_locale_id_b9e3730d" ON "wagtail_localize_stringtranslation" ("locale_id");
CREATE INDEX "wagtail_localize_stringtranslation_translation_of_id_8eef01d0" ON "wagtail_localize_stringtranslation" ("translation_of_id");
CREATE INDEX "wagtail_localize_stringtranslation_last_translated_by_id_764c7a3f" ON "wagtail_localize_stringtranslation" ("last_translated_by_id");
CREATE INDEX "wagtail_localize_overridablesegment_context_id_eed8c388" ON "wagtail_localize_overridablesegment" ("context_id");
CREATE INDEX "wagtail_localize_overridablesegment_source_id_5720ac20" ON "wagtail_localize_overridablesegment" ("source_id");
CREATE INDEX "wagtail_localize_segmentoverride_context_id_f827efe0" ON "wagtail_localize_segmentoverride" ("context_id");
CREATE INDEX "wagtail_localize_segmentoverride_last_translated_by_id_a86448fc" ON "wagtail_localize_segmentoverride" ("last_translated_by_id");
CREATE INDEX "wagtail_localize_segmentoverride_locale_id_b1673d41" ON "wagtail_localize_segmentoverride" ("locale_id");
CREATE INDEX "wagtail_localize_localesynchronization_sync_from_id_1bc4c2eb" ON "wagtail_localize_localesynchronization" ("sync_from_id");
CREATE UNIQUE INDEX "wagtail_localize_translationsource_object_id_locale_id_fb6a8d8e_uniq" ON "wagtail_localize_translationsource" ("object_id", "locale_id");
CREATE INDEX "wagtail_localize_translationsource_locale_id_0ac264c0" ON "wagtail_localize_translationsource" ("locale_id");
CREATE INDEX "wagtail_localize_translationsource_object_id_6a078fd2" ON "wagtail_localize_translationsource" ("object_id");
CREATE INDEX "wagtail_localize_translationsource_specific_content_type_id_3095eb76" ON "wagtail_localize_translationsource" ("specific_content_type_id");
CREATE UNIQUE INDEX "wagtail_localize_translationcontext_object_id_path_id_c7f5d707_uniq" ON "wagtail_localize_translationcontext" ("object_id", "path_id");
CREATE INDEX "wagtail_localize_translationcontext_object_id_86263ce7" ON "wagtail_localize_translationcontext" ("object_id");
CREATE INDEX "wagtail_localize_translationlog_locale_id_37619cb4" ON "wagtail_localize_translationlog" ("locale_id");
CREATE INDEX "wagtail_localize_translationlog_source_id_7228923e" ON "wagtail_localize_translationlog" ("source_id");
CREATE INDEX "wagtail_localize_translationlog_revision_id_e3b62278" ON "wagtail_localize_translationlog" ("revision_id");
CREATE INDEX "wagtailadmin_editingsession_content_type_id_4df7730e" ON "wagtailadmin_editingsession" ("content_type_id");
CREATE INDEX "wagtailadmin_editingsession_user_id_6e1a9b70" ON "wagtailadmin_editingsession" ("user_id");
CREATE INDEX "wagtailadmi_content_717955_idx" ON "wagtailadmin_editingsession" ("content_type_id", "object_id");
CREATE INDEX "wagtailadmin_formstate_content_type_id_e32438b3" ON "wagtailadmin_formstate" ("content_type_id");
CREATE INDEX "wagtailadmin_formstate_user_id_b910adc2" ON "wagtailadmin_formstate" ("user_id");
CREATE INDEX "formstate_user_object" ON "wagtailadmin_formstate" ("user_id", "content_type_id", "object_id", "parent_object_id");
CREATE INDEX "wagtaildocs_document_uploaded_by_user_id_17258b41" ON "wagtaildocs_document" ("uploaded_by_user_id");
CREATE INDEX "wagtaildocs_document_collection_id_23881625" ON "wagtaildocs_document" ("collection_id");
CREATE INDEX "wagtailembeds_embed_cache_until_26c94bb0" ON "wagtailembeds_embed" ("cache_until");
CREATE UNIQUE INDEX "wagtailimages_rendition_image_id_filter_spec_focal_point_key_323c8fe0_uniq" ON "wagtailimages_rendition" ("image_id", "filter_spec", "focal_point_key");
CREATE INDEX "wagtailimages_rendition_filter_spec_1cba3201" ON "wagtailimages_rendition" ("filter_spec");
CREATE INDEX "wagtailimages_rendition_image_id_3e1fd774" ON "wagtailimages_rendition" ("image_id");
CREATE INDEX "wagtailimages_image_created_at_86fa6cd4" ON "wagtailimages_image" ("created_at");
CREATE INDEX "wagtailimages_image_uploaded_by_user_id_5d73dc75" ON "wagtailimages_image" ("uploaded_by_user_id");
CREATE INDEX "wagtailimages_image_collection_id_c2f8af7e" ON "wagtailimages_image" ("collection_id");
CREATE INDEX "wagtailimages_image_file_hash_fb5bbb23" ON "wagtailimages_image" ("file_hash");
CREATE UNIQUE INDEX "wagtailredirects_redirect_old_path_site_id_783622d7_uniq" ON "wagtailredirects_redirect" ("old_path", "site_id");
CREATE INDEX "wagtailredirects_redirect_old_path_bb35247b" ON "wagtailredirects_redirect" ("old_path");
CREATE INDEX "wagtailredirects_redirect_redirect_page_id_b5728a8f" ON "wagtailredirects_redirect" ("redirect_page_id");
CREATE INDEX "wagtailredirects_redirect_site_id_780a0e1e" ON "wagtailredirects_redirect" ("site_id");
CREATE UNIQUE INDEX "wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq" ON "wagtailsearch_indexentry" ("content_type_id", "object_id");
CREATE INDEX "wagtailsearch_indexentry_content_type_id_62ed694f" ON "wagtailsearch_indexentry" ("content_type_id");
CREATE TRIGGER insert_wagtailsearch_indexentry_fts AFTER INSERT ON wagtailsearch_indexentry BEGIN INSERT INTO wagtailsearch_indexentry_fts(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END;
CREATE TRIGGER update_wagtailsearch_indexentry_fts AFTER UPDATE ON wagtailsearch_indexentry BEGIN UPDATE wagtailsearch_indexentry_fts SET title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete WHERE rowid=NEW.id; END;
CREATE TRIGGER delete_wagtailsearch_indexentry_fts AFTER DELETE ON wagtailsearch_indexentry BEGIN DELETE FROM wagtailsearch_indexentry_fts WHERE rowid=OLD.id; END;
